import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fail, ok, type Result } from '../domain/result.ts';
import { realAdapters } from '../main/adapters.ts';
import type { Environment } from '../main/settings/environment.ts';
import { type Stand, startStand } from '../stand/stand.ts';

const PRG_CODE = '45';

export interface TrainingStand {
  readonly url: string;
  /** What a kiosk needs to reach it. */
  readonly environment: Environment;
  close(): Promise<void>;
}

/** The Department of this training: it remembers what it was told, as the journal beside its file does. */
export async function openTrainingStand(dataDirectory: string): Promise<Result<TrainingStand, string>> {
  const file = `${dataDirectory}-stand.sqlite`;
  // Opens nothing but the stand of this very run.
  const apiKey = randomUUID();
  try {
    mkdirSync(dirname(file), { recursive: true });
    const stand = await startOn(file, apiKey);
    return ok({ url: stand.url, environment: access(stand, apiKey), close: () => stand.close() });
  } catch {
    return fail(`Стенд Департамента не открыл файл ${file}. Укажите другую папку: --data ПАПКА`);
  }
}

function startOn(file: string, apiKey: string): Promise<Stand> {
  return startStand({
    file,
    apiKey,
    prgCode: PRG_CODE,
    port: 0,
    timeZone: 'Asia/Yekaterinburg',
    clock: realAdapters.now,
    newId: randomUUID,
    wait: (delayMs, signal) => setTimeout(delayMs, undefined, { signal }),
  });
}

function access({ url }: Stand, apiKey: string): Environment {
  return { KARTA_DEPARTMENT_URL: url, KARTA_API_KEY: apiKey, KARTA_PRG_CODE: PRG_CODE };
}
