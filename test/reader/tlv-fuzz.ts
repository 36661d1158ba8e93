// Long run of the TLV properties: node test/reader/tlv-fuzz.ts [INPUTS] [SEED]
import fc from 'fast-check';
import { readsBack, survivesAnything } from './tlv-properties.ts';

const inputs = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);

process.stdout.write(`tlv: ${inputs} inputs to each of 2 properties, seed ${seed}\n`);
const startedAt = performance.now();
// Both throw with the seed and the smallest input that breaks them.
fc.assert(survivesAnything, { numRuns: inputs, seed });
fc.assert(readsBack, { numRuns: inputs, seed });
process.stdout.write(`tlv: held in ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
