import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that goes with its test. */
export function folderOfTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'karta-hosts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A whole training workplace; the machine's own settings stay out. */
export function trainingEnvironment(folder: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    KARTA_CONTOUR: 'training',
    KARTA_DATA_DIR: join(folder, 'data'),
    KARTA_OFFICE: '12',
    KARTA_WORKPLACE: '03',
    KARTA_READER: 'simulated:mir',
  };
}
