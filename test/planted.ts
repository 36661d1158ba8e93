import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every way in which a value may have been written down: text, UTF-16, hex, BCD, base64 at any shift. */
function disguises(value: string): Buffer[] {
  const plain = Buffer.from(value, 'utf8');
  const hex = plain.toString('hex');
  const bcd = /^\d+$/.test(value) ? [Buffer.from(value.length % 2 ? `${value}f` : value, 'hex')] : [];
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64');
    // Only the letters that depend on nothing but the value.
    return Buffer.from(text.slice(shift === 0 ? 0 : 4, -4));
  });
  return [
    plain,
    Buffer.from(value, 'utf16le'),
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
    ...bcd,
    ...base64,
  ];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Names of the files below `folder` in which one of the planted values stands in some disguise. */
export function findPlanted(
  folder: string,
  values: readonly string[],
  except: (path: string) => boolean,
): string[] {
  const needles = values.flatMap(disguises);
  return filesBelow(folder)
    .filter((path) => !except(path))
    .filter((path) => {
      const bytes = readFileSync(path);
      return needles.some((needle) => bytes.includes(needle));
    });
}

export function textHolds(text: string, values: readonly string[]): boolean {
  const bytes = Buffer.from(text);
  return values.flatMap(disguises).some((needle) => bytes.includes(needle));
}
