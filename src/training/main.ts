import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { realAdapters } from '../main/adapters.ts';
import { openKiosk } from '../main/kiosk.ts';
import { readSettings } from '../main/settings/read-settings.ts';
import { type Stand, startStand } from '../stand/stand.ts';
import { connectInvented } from './connect-invented.ts';
import { say } from './say.ts';

const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url));
const READER_CHILD = fileURLToPath(new URL('./reader-child.js', import.meta.url));
/** Opens nothing but the stand of this very run. */
const STAND_ACCESS = { apiKey: randomUUID(), prgCode: '45' };

/** `npm start`: the stand of the Department and one connection before your eyes, in the training contour. */
async function main(): Promise<number> {
  const stand = await startStand({
    ...STAND_ACCESS,
    file: ':memory:',
    port: 0,
    timeZone: 'Asia/Yekaterinburg',
    clock: realAdapters.now,
    newId: randomUUID,
    wait: (delayMs, signal) => setTimeout(delayMs, undefined, { signal }),
  });
  try {
    return await train(stand);
  } finally {
    await stand.close();
  }
}

async function train(stand: Stand): Promise<number> {
  const settings = readSettings(trainingEnvironment(stand.url), RESOURCES);
  if (!settings.ok) {
    for (const { field, message } of settings.problem) console.error(`${field}: ${message}`);
    return 2;
  }
  const kiosk = openKiosk(settings.value, {
    adapters: realAdapters,
    readerChild: READER_CHILD,
    onStep: (step, outcome) => say.step(step, outcome),
  });
  if (!kiosk.ok) {
    console.error(kiosk.problem.message);
    return 1;
  }
  try {
    say.opening(settings.value, stand.url);
    return await connectInvented(kiosk.value, realAdapters);
  } finally {
    await kiosk.value.close();
  }
}

/** The workplace of training, whatever the machine's own settings are; folder and reader may be chosen. */
function trainingEnvironment(url: string): Record<string, string | undefined> {
  return {
    KARTA_CONTOUR: 'training',
    KARTA_DATA_DIR: process.env['KARTA_DATA_DIR'] ?? join(process.cwd(), '.data', 'training'),
    KARTA_READER: process.env['KARTA_READER'] ?? 'simulated',
    KARTA_DEPARTMENT_URL: url,
    KARTA_API_KEY: STAND_ACCESS.apiKey,
    KARTA_PRG_CODE: STAND_ACCESS.prgCode,
  };
}

process.exitCode = await main();
