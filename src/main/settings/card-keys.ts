import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../domain/result.ts';
import { type Environment, given, invalid, unreadable } from './environment.ts';
import type { SettingProblem } from './settings.ts';

/** Keys of the card digests: each `‹name›.key` of the folder holds at least 32 bytes as hex. */
export function readCardKeys(
  environment: Environment,
): Result<ReadonlyMap<string, Uint8Array>, readonly SettingProblem[]> {
  const folder = given(environment, 'KARTA_CARD_KEYS_DIR');
  if (folder === undefined) return ok(new Map());
  const keys = new Map<string, Uint8Array>();
  try {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.key'))) {
      const text = readFileSync(join(folder, file), 'utf8').trim();
      if (!/^([0-9a-f]{2}){32,}$/i.test(text)) return fail([invalid('KARTA_CARD_KEYS_DIR', file)]);
      keys.set(file.slice(0, -'.key'.length), Buffer.from(text, 'hex'));
    }
  } catch {
    return fail([unreadable('KARTA_CARD_KEYS_DIR')]);
  }
  return ok(keys);
}
