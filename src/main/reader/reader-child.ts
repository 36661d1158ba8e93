// Entry of the process that owns the driver, and the only file that loads it. Ends with its parent.
import type { Reader as Device, NFC } from 'nfc-pcsc';
import { guardAgainstOrphan } from './orphan-guard.ts';
import { PCSC, pcscCode } from './pcsc-code.ts';
import type { ReaderChildOptions, ReaderMessage } from './reader-message.ts';
import type { ReaderTrouble } from './reader-trouble.ts';
import { checkService } from './service-check.ts';
import { isUsableSlot } from './slot-choice.ts';
import { SlotWatch } from './slot-watch.ts';
import { tellParent } from './tell-parent.ts';
import { pause, systemTimers as timers } from './timers.ts';
import { warmUp } from './warm-up.ts';

const SIGN_OF_LIFE_MS = 1000;
const SERVICE_LOOK_MS = 500;
/** Readers that are plugged in are told at once after arming; after that time there is none. */
const FIRST_READERS_MS = 300;

const options = JSON.parse(process.argv[2] ?? '{"readNumber":false}') as ReaderChildOptions;

process.on('disconnect', () => process.exit(0));
setInterval(() => tell({ kind: 'alive' }), SIGN_OF_LIFE_MS);
await run();

async function run(): Promise<void> {
  const [driver] = await Promise.all([loadDriver(), guardAgainstOrphan()]);
  if (typeof driver === 'string') return endWith(driver);
  await waitForService();
  tell({ kind: 'arming' });
  try {
    watchReaders(new driver());
  } catch (error) {
    await endAfter(error);
  }
}

/** The constructor, or why there is none: the package is optional and its addon is bound to one Node. */
async function loadDriver(): Promise<typeof NFC | ReaderTrouble> {
  try {
    return (await import('nfc-pcsc')).NFC;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const missing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
    return missing ? 'driver_missing' : 'driver_not_built';
  }
}

async function waitForService(): Promise<void> {
  let told: ReaderTrouble | undefined;
  for (;;) {
    const trouble = await checkService(process.platform);
    if (trouble === undefined) return;
    if (trouble !== told) tell({ kind: 'trouble', trouble });
    told = trouble;
    await pause(timers, SERVICE_LOOK_MS);
  }
}

function watchReaders(nfc: NFC): void {
  const names = new Set<string>();
  const tellReaders = (): void => tell({ kind: 'readers', names: [...names].sort() });
  const spoiled = (error?: unknown): void => void endAfter(error);
  // Its monitoring ends for good after one error: only a new process has a new context.
  nfc.on('error', spoiled);
  nfc.on('reader', (device: Device) => {
    if (!isUsableSlot(device.name, options.name)) return device.on('error', () => undefined);
    names.add(device.name);
    tellReaders();
    const today = (): string => new Date().toISOString().slice(0, 10);
    new SlotWatch(device, { readNumber: options.readNumber, timers, today, tell, spoiled });
    return device.on('end', () => names.delete(device.name) && tellReaders());
  });
  tell({ kind: 'armed' });
  void warmUp(timers);
  timers.after(FIRST_READERS_MS, () => names.size === 0 && tellReaders());
}

/** An error of the driver says little; whether its service still answers says more. */
async function endAfter(error: unknown): Promise<void> {
  const denied = pcscCode(error) === PCSC.accessDenied;
  endWith(denied ? 'access_denied' : ((await checkService(process.platform)) ?? 'driver_hung'));
}

function endWith(trouble: ReaderTrouble): void {
  tellParent({ kind: 'trouble', trouble }, () => process.exit(0));
}

function tell(message: ReaderMessage): void {
  tellParent(message);
}
