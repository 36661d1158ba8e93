import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createPcscReader } from '../../src/main/reader/pcsc-reader.ts';
import type { ReaderChildOptions } from '../../src/main/reader/reader-message.ts';
import type { SimulatedCardSpec } from '../../src/main/reader/simulated-card.ts';
import { DECK } from '../../src/main/reader/simulated-deck.ts';
import { PCSCD_TURN_MS, Pcscd, skipsPcsc } from '../virtual-card/pcscd.ts';
import { VirtualCard, VPCD_PORTS } from '../virtual-card/virtual-card.ts';
import { StatusLog } from './status-log.ts';

const CHILD = fileURLToPath(new URL('../../src/main/reader/reader-child.ts', import.meta.url));
const FIRST = 'Virtual PCD 00 00';
const SECOND = 'Virtual PCD 00 01';

/** A UID of its own for each presentation: the same one within two seconds is the same tap. */
let serial = 0x10000000;
function fresh(spec: SimulatedCardSpec): SimulatedCardSpec {
  serial += 1;
  return { ...spec, uid: serial.toString(16).toUpperCase() };
}

/** Also taken away where the test runs out of time: the slot holds one card. */
async function insert(spec: SimulatedCardSpec, port?: number): Promise<VirtualCard> {
  const card = await VirtualCard.insert(spec, port);
  onTestFinished(() => card.remove());
  return card;
}

async function withReader(
  work: (log: StatusLog, reader: ReturnType<typeof createPcscReader>) => Promise<void>,
  options: ReaderChildOptions = { readNumber: true },
): Promise<void> {
  const reader = createPcscReader({ execPath: process.execPath, childPath: CHILD, ...options });
  const log = new StatusLog(reader);
  // Also where the test runs out of time: a child left over would read the cards of the next one.
  onTestFinished(() => reader.stop());
  reader.start();
  await work(log, reader);
  await reader.stop();
}

/** Lays the card down, waits until it is read, takes it away. */
async function tap(log: StatusLog, spec: SimulatedCardSpec, port?: number) {
  const card = await insert(spec, port);
  const status = await log.next('card');
  await card.remove();
  await log.next('waiting');
  return status;
}

/** Process ids of our children that run the reader. */
function readerProcesses(): number[] {
  const threads = readdirSync('/proc/self/task');
  const children = threads.flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' '),
  );
  const named = children.filter(Boolean).map(Number);
  return named.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(CHILD));
}

describe.skipIf(skipsPcsc('reader with pcscd and virtual cards'))('reader with a real pcscd', () => {
  let pcscd: Pcscd;
  beforeAll(async () => {
    pcscd = await Pcscd.acquire();
  }, PCSCD_TURN_MS);
  afterAll(() => pcscd.release());

  it('sees a tap, its removal and the next one', () =>
    withReader(async (log) => {
      await log.next('waiting');
      expect(await tap(log, DECK.mir)).toMatchObject({
        reader: FIRST,
        tap: { uid: '2A83155E', network: 'mir' },
      });
      const second = await tap(log, DECK.mir_7_bytes);
      expect(second.tap).toMatchObject({ uid: '04A1B2C3D4E5F6', validTo: '2030-05' });
      expect(Buffer.from(second.tap.number?.bytes ?? []).toString()).toBe('2201382000000013');
      expect(log.seen.map(({ status }) => status)).toEqual([
        ...['waiting', 'reading', 'card'],
        ...['waiting', 'reading', 'card', 'waiting'],
      ]);
    }));

  it('asks for no number where the region reads none', () =>
    withReader(
      async (log) => {
        const card = await insert(fresh(DECK.mir));
        expect((await log.next('card')).tap.number).toBeUndefined();
        expect(card.asked).toHaveLength(3);
        await card.remove();
      },
      { readNumber: false },
    ));

  it('reads a card that lay there before the start', async () => {
    const spec = fresh(DECK.mir);
    const card = await insert(spec);
    await card.atrAt;
    await withReader(async (log) => {
      expect((await log.next('card')).tap.uid).toBe(spec.uid);
    });
    await card.remove();
  });

  it('reads cards in any slot, or in the pinned one alone', async () => {
    await withReader(async (log) => {
      await log.next('waiting');
      expect((await tap(log, fresh(DECK.visa), VPCD_PORTS[1])).reader).toBe(SECOND);
    });
    await withReader(
      async (log) => {
        expect(await log.next('waiting')).toEqual({ status: 'waiting', reader: SECOND });
        const ignored = await insert(fresh(DECK.mir), VPCD_PORTS[0]);
        await ignored.atrAt;
        expect((await tap(log, fresh(DECK.visa), VPCD_PORTS[1])).tap.network).toBe('visa');
        expect(log.count('card')).toBe(1);
        expect(ignored.asked).toEqual([]);
        await ignored.remove();
      },
      { readNumber: true, name: SECOND },
    );
  });

  it('keeps nothing of a card that is pulled at any APDU, and reads the next one', { timeout: 60_000 }, () =>
    withReader(async (log) => {
      await log.next('waiting');
      for (let at = 1; at <= 7; at += 1) {
        const torn = await insert(fresh({ ...DECK.mir, fault: { kind: 'torn', at } }));
        expect(await log.next('card_error')).toMatchObject({ reason: 'pulled_early', times: 1 });
        await torn.gone;
        const card = await insert(fresh(DECK.mir));
        expect((await log.next('card')).tap.number?.lastTwo).toBe('53');
        await card.remove();
        await log.next('waiting');
      }
      expect(log.count('card')).toBe(7);
    }),
  );

  it('reads the card that takes the place of a pulled one before anyone looks', () =>
    withReader(async (log) => {
      await log.next('waiting');
      const torn = await insert(fresh({ ...DECK.mir, fault: { kind: 'torn', at: 4 } }));
      await torn.gone;
      const spec = fresh(DECK.mir);
      const card = await insert(spec);
      expect((await log.next('card')).tap.uid).toBe(spec.uid);
      await card.remove();
    }));

  it.each([
    [{ kind: 'swapped_uid', uid: '6EC75992' }, 'two_cards'],
    [{ kind: 'endless_more_data' }, 'malformed_answers'],
    [{ kind: 'endless_wrong_length' }, 'malformed_answers'],
    [{ kind: 'huge_tlv' }, 'malformed_answers'],
    [{ kind: 'not_bcd' }, 'malformed_answers'],
    [{ kind: 'wrong_status', at: 1, status: 0x6300 }, 'no_uid'],
  ] as const)('refuses a card with the fault %o, and reads the next one', (fault, reason) =>
    withReader(async (log) => {
      await log.next('waiting');
      const faulty = await insert(fresh({ ...DECK.mir, fault }));
      expect(await log.next('card_error')).toMatchObject({ reason, reader: FIRST });
      await faulty.remove();
      const spec = fresh(DECK.mir);
      const card = await insert(spec);
      expect((await log.next('card')).tap.uid).toBe(spec.uid);
      await card.remove();
    }),
  );

  it('gives a mute card up, and reads the next one in its place', { timeout: 30_000 }, () =>
    withReader(async (log) => {
      await log.next('waiting');
      const mute = await insert(fresh({ ...DECK.mir, fault: { kind: 'mute', at: 2 } }));
      expect(await log.next('card_error')).toMatchObject({ reason: 'mute', reader: FIRST });
      await mute.remove();
      // Told once its message has been shown, which begins when the slot was seen empty.
      expect(await log.next('waiting')).toEqual({ status: 'waiting', reader: FIRST });
      const spec = fresh(DECK.mir);
      expect(await tap(log, spec)).toMatchObject({ reader: FIRST, tap: { uid: spec.uid } });
    }),
  );

  it('finds the service again that was killed, and a card on it', async (context) => {
    if (!pcscd.ours) return context.skip('a pcscd of the system runs, which no test may kill');
    return withReader(async (log, reader) => {
      await log.next('waiting');
      const card = await insert(fresh(DECK.mir));
      await log.next('card');
      await pcscd.end('SIGKILL');
      await card.gone;
      await log.next('service_off');
      expect(reader.trouble).toBe('service_not_running');
      await pcscd.start();
      const backAt = performance.now();
      await log.next('waiting');
      expect(performance.now() - backAt).toBeLessThan(3000);
      const spec = fresh(DECK.mir);
      expect((await tap(log, spec)).tap.uid).toBe(spec.uid);
    });
  });

  it('starts before its service does', async (context) => {
    if (!pcscd.ours) return context.skip('a pcscd of the system runs, which no test may stop');
    await pcscd.end('SIGTERM');
    return withReader(async (log) => {
      await log.next('service_off');
      await pcscd.start();
      await log.next('waiting');
      await tap(log, fresh(DECK.mir));
    });
  });

  it('makes a new context after sleep and takes the card that still lies there for the same tap', () =>
    withReader(async (log, reader) => {
      await log.next('waiting');
      const card = await insert(fresh(DECK.mir));
      await log.next('card');
      reader.restart();
      await log.next('reading');
      await log.next('waiting');
      await card.remove();
      await tap(log, fresh(DECK.mir));
      expect(log.count('card')).toBe(2);
    }));

  it('kills a driver that hangs and starts another', () =>
    withReader(async (log, reader) => {
      await log.next('waiting');
      const [hung = 0] = readerProcesses();
      process.kill(hung, 'SIGSTOP');
      await log.next('reader_hung');
      expect(reader.trouble).toBe('driver_hung');
      await log.next('waiting');
      expect(readerProcesses()).not.toContain(hung);
      await tap(log, fresh(DECK.mir));
    }));

  it('leaves no process behind', async () => {
    await withReader(async (log) => void (await log.next('waiting')));
    expect(readerProcesses()).toEqual([]);
  });
});
