import { readdirSync } from 'node:fs';
import { type BenchRow, type Figure, Skipped } from './row.ts';

const folder = new URL('./rows/', import.meta.url);

/** Rows are found by the names of their files, `t1.ts`, so a new one needs no list. */
async function rows(wanted: readonly string[]): Promise<BenchRow[]> {
  const files = readdirSync(folder).filter((name) => /^[a-z]\d\.ts$/.test(name));
  const all = await Promise.all(
    files.map(async (name) => (await import(new URL(name, folder).href)).row as BenchRow),
  );
  const unknown = wanted.filter((id) => !all.some((row) => row.id === id));
  if (unknown.length > 0) throw new Error(`No such row: ${unknown.join(', ')}`);
  return all
    .filter(({ id }) => wanted.length === 0 || wanted.includes(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function line(id: string, { name, ours, peer, unit, limit }: Figure): string {
  const ratio = ours / peer;
  const bound = Number.isFinite(limit) ? `limit ${limit}` : 'beside it';
  const verdict = Number.isFinite(limit) ? (ratio <= limit ? 'met' : 'MISSED') : '';
  const sides = `${ours.toFixed(1)} ÷ ${peer.toFixed(1)} ${unit}`;
  return `${id.padEnd(4)}${ratio.toFixed(2).padStart(8)}  ${bound.padEnd(12)}${verdict.padEnd(8)}${sides.padEnd(28)}${name}`;
}

for (const row of await rows(process.argv.slice(2))) {
  console.log(`\n${row.id}: ${row.what}`);
  try {
    for (const figure of await row.measure()) console.log(line(row.id, figure));
  } catch (cause) {
    if (!(cause instanceof Skipped)) throw cause;
    console.log(`${row.id}  skipped: ${cause.message}`);
  }
}
