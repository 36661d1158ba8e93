// Loaded before the kiosk: its clock on the wall is ahead, so that no test waits for a back-off to end.
const shiftMs = Number(process.env.SHIFT_MS);
const now = Date.now;
Date.now = () => now() + shiftMs;
