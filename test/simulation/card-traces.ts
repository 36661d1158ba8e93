import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The forms in which a card number could lie on a disk. */
export function tracesOf(number: string): readonly Buffer[] {
  const plain = Buffer.from(number, 'ascii');
  return [
    plain,
    Buffer.from(number, 'utf16le'),
    Buffer.from(number, 'utf16le').swap16(),
    Buffer.from(plain.toString('hex'), 'ascii'),
    // Two digits a byte, as the chip of the card has it.
    Buffer.from(number, 'hex'),
    ...base64Of(plain),
  ];
}

/** The files below a folder, and beside it those of the same name, in which one of the traces is found. */
export function filesWith(traces: readonly Buffer[], folder: string): readonly string[] {
  const beside = readdirSync(join(folder, '..')).filter((name) =>
    name.startsWith(`${folder.split('/').at(-1)}.`),
  );
  const files = [
    ...readdirSync(folder).map((name) => join(folder, name)),
    ...beside.map((name) => join(folder, '..', name)),
  ];
  return files.filter((file) => {
    const bytes = readFileSync(file);
    return traces.some((trace) => bytes.includes(trace));
  });
}

/** The middle of what base64 makes of it at each of the three places where it may begin. */
function base64Of(bytes: Buffer): readonly Buffer[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return Buffer.from(text.slice(before === 0 ? 0 : 4, -4), 'ascii');
  });
}
