import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pageReader } from '../../src/main/department/page-reader.ts';
import type { ReverseDepartment } from '../../src/main/department/reverse-department.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { LateLanding } from '../../src/main/reverse/late-landing.ts';
import { lookUpDue } from '../../src/main/reverse/look-up.ts';
import type { ReverseParts } from '../../src/main/reverse/reverse-parts.ts';
import { takeList } from '../../src/main/reverse/take-list.ts';
import { inventedEntry } from '../department/invented-operations.ts';
import type { BenchJournal } from './bench-journal.ts';
import { inventedSnils } from './invented-people.ts';

/** As it was built: a thread that first has to read sources begins much later. */
const PAGE_WORKER = fileURLToPath(new URL('../../out/main/page-worker.js', import.meta.url));
const TIME_ZONE = 'Europe/Moscow';
const AT = 1_795_000_000_000;

/** A page of operations of people whom the bench journal knows, no operation twice. */
export function pageOf({ bare, count }: BenchJournal, from: number, size: number): Buffer {
  const person = bare.prepare<[number], { last: string; first: string; middle: string; born: string }>(
    'SELECT last_name AS last, first_name AS first, middle_name AS middle, birth_date AS born FROM person WHERE application_id = ?',
  );
  const entries = Array.from({ length: size }, (_, index) => {
    const id = 1 + (((from + index) * 7919) % count);
    const known = person.get(id);
    const client = {
      lastName: known?.last,
      firstName: known?.first,
      middleName: known?.middle,
      snils: inventedSnils(id),
      birthDate: known?.born,
      document: {
        docType: 1,
        series: '3705',
        number: String(id % 1_000_000).padStart(6, '0'),
        issuedBy: 'МВД',
        dateIssue: '2015-06-01',
        unitCode: '450-001',
      },
    };
    const bankCard = {
      numSID: `96${from + index}`,
      cardNum: '13',
      cardHash: id.toString(16).padStart(64, '0'),
    };
    return inventedEntry(from + index, { client, bankCard });
  });
  return Buffer.from(JSON.stringify(entries));
}

/** From the bytes to what is decided for each, as the loop does it: saved in both places, accepted, matched. */
export async function takeAndMatch({ inbox }: Journal, page: Buffer, size: number): Promise<void> {
  const parts = partsFor(inbox, page);
  const signal = new AbortController().signal;
  const { fresh } = await takeList(parts, size, signal);
  const matched = fresh === size ? await matchAll(parts, signal) : 0;
  if (matched !== size) throw new Error(`of ${size} only ${matched} were taken and matched`);
}

/** Accepted by the Department without a word on the wire: what a publication writes is not this row's. */
async function matchAll(parts: ReverseParts, signal: AbortSignal): Promise<number> {
  const saved = parts.inbox.duesIn('saved').map(({ id }) => id);
  for (let from = 0; from < saved.length; from += 50) {
    const changes = saved
      .slice(from, from + 50)
      .map((id) => ({ id, state: { status: 'accepted', dueAt: AT } as const }));
    parts.inbox.settle(changes, AT);
    if (from % 200 === 0) await parts.inbox.durable();
    else await parts.breathe();
  }
  return lookUpDue(parts, signal);
}

function partsFor(inbox: Journal['inbox'], page: Buffer): ReverseParts {
  const department: ReverseDepartment = {
    list: async (_size, _rqUid, onEntries, signal) => {
      const body = { bytes: Buffer.from(page), timeZone: TIME_ZONE };
      const end = await pageReader(PAGE_WORKER)(body, onEntries, signal);
      if (end.kind !== 'page') throw new Error('the page was not read');
      return { class: 'done', count: end.count, isEchoed: true };
    },
    publish: () => Promise.reject(new Error('the bench publishes nothing')),
    close: async () => {},
  };
  return {
    inbox,
    department,
    policy: {
      unknownCard: 'found',
      personNotFound: { by: 'profile' },
      cardUnfit: { by: 'clerk' },
      cardNotFound: { by: 'profile' },
      hasSeveralWorkplaces: false,
    },
    lateLandingMs: 0,
    landing: new LateLanding({ inbox, lateLandingMs: 0, elapsed: () => performance.now() }),
    now: () => AT,
    elapsed: () => performance.now(),
    skew: () => 0,
    newRqUid: () => 'bench',
    breathe: () => setImmediate(),
  };
}
