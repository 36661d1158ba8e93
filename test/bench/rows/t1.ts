import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createPcscReader } from '../../../src/main/reader/pcsc-reader.ts';
import type { Reader } from '../../../src/main/reader/reader.ts';
import type { SimulatedCardSpec } from '../../../src/main/reader/simulated-card.ts';
import { DECK } from '../../../src/main/reader/simulated-deck.ts';
import { missingForPcsc, Pcscd } from '../../virtual-card/pcscd.ts';
import { VirtualCard, VPCD_PORTS } from '../../virtual-card/virtual-card.ts';
import { type BenchRow, type Figure, median, Skipped } from '../row.ts';

const TAPS = 20;
const WARM_UP = 3;
const SLOTS = [
  { name: 'Virtual PCD 00 00', port: VPCD_PORTS[0] },
  { name: 'Virtual PCD 00 01', port: VPCD_PORTS[1] },
] as const;
type Slot = (typeof SLOTS)[number];
const CHILD = fileURLToPath(new URL('../../../src/main/reader/reader-child.ts', import.meta.url));
const PEER = fileURLToPath(new URL('t1-peer.ts', import.meta.url));

/** A reader that has one slot to itself and tells when it has read the card with this UID. */
interface Contestant {
  readonly port: number;
  tapped(uid: string): Promise<number>;
  /** Settles when it has seen the slot empty: a card laid down sooner would go unnoticed. */
  left(): Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * T1: from the card's answer to reset to the tap in the parent. Not from laying it down: pcscd looks for
 * cards every 400 ms. Each contestant has a slot of its own, so that both can stay warm.
 */
export const row: BenchRow = {
  id: 'T1',
  what: 'card answers its ATR → tap event in the parent, against bare nfc-pcsc with the same APDUs',
  async measure() {
    const missing = missingForPcsc();
    if (missing) throw new Skipped(`T1 needs a real pcscd; ${missing}`);
    const pcscd = await Pcscd.acquire();
    try {
      return await measure(await apdusOfOurs());
    } finally {
      await pcscd.release();
    }
  },
};

/** Half of the taps with the slots exchanged: pcscd looks after one before the other. */
async function measure(apdus: readonly string[]): Promise<readonly Figure[]> {
  const times = { ours: [] as number[], peer: [] as number[] };
  for (const [ourSlot, peerSlot] of [SLOTS, SLOTS.toReversed()] as const) {
    if (!ourSlot || !peerSlot) continue;
    const [ours, peer] = [await startOurs(ourSlot), await startPeer(peerSlot, apdus)];
    for (let tap = 0; tap < WARM_UP + TAPS / 2; tap += 1) {
      const oursFirst = tap % 2 === 0;
      const first = await tapMs(oursFirst ? ours : peer);
      const second = await tapMs(oursFirst ? peer : ours);
      if (tap < WARM_UP) continue;
      times.ours.push(oursFirst ? first : second);
      times.peer.push(oursFirst ? second : first);
    }
    await Promise.all([ours.stop(), peer.stop()]);
  }
  const name = `ATR → tap, median of ${TAPS}`;
  return [{ name, ours: median(times.ours), peer: median(times.peer), unit: 'ms', limit: 1.5 }];
}

/** A UID of its own for each tap: the same one within two seconds is the same tap. */
let serial = 0x10000000;
function freshUid(): string {
  serial += 1;
  return serial.toString(16).toUpperCase();
}

async function tapMs(contestant: Contestant): Promise<number> {
  const uid = freshUid();
  const card = VirtualCard.insertQuick(cardWith(uid), contestant.port);
  const tapped = contestant.tapped(uid);
  const ms = (await tapped) - (await card.atrAt);
  const left = contestant.left();
  await card.remove();
  await left;
  return ms;
}

function cardWith(uid: string): SimulatedCardSpec {
  return { ...DECK.mir, uid };
}

async function startOurs({ name, port }: Slot): Promise<Contestant> {
  const options = { readNumber: true, name };
  const reader = createPcscReader({ execPath: process.execPath, childPath: CHILD, ...options });
  const ready = nextStatus(reader, (status) => status.status === 'waiting');
  reader.start();
  await ready;
  return {
    port,
    tapped: (uid) => nextStatus(reader, (status) => status.status === 'card' && status.tap.uid === uid),
    left: () => nextStatus(reader, ({ status }) => status === 'waiting'),
    stop: () => reader.stop(),
  };
}

/** When the status first is as wanted. */
function nextStatus(reader: Reader, wanted: (status: Reader['status']) => boolean): Promise<number> {
  return new Promise((resolve) => {
    const end = reader.onStatus((status) => {
      if (!wanted(status)) return;
      const at = performance.now();
      if (status.status === 'card') status.tap.number?.wipe();
      end();
      resolve(at);
    });
  });
}

/** What our reader asks of such a card, seen at the card: the peer is to ask exactly that. */
async function apdusOfOurs(): Promise<readonly string[]> {
  const contestant = await startOurs(SLOTS[0]);
  const uid = freshUid();
  const card = VirtualCard.insertQuick(cardWith(uid), contestant.port);
  await contestant.tapped(uid);
  await card.remove();
  await contestant.stop();
  return card.asked;
}

async function startPeer({ name, port }: Slot, apdus: readonly string[]): Promise<Contestant> {
  const child = fork(PEER, [name, ...apdus], { serialization: 'advanced' });
  await nextMessage(child, (message) => message === 'ready');
  return {
    port,
    tapped: (uid) =>
      nextMessage(child, (message) => typeof message === 'object' && 'uid' in message && message.uid === uid),
    left: () => nextMessage(child, (message) => message === 'left'),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

function nextMessage(child: ChildProcess, wanted: (message: object | string) => boolean): Promise<number> {
  return new Promise((resolve) => {
    const listen = (message: object | string): void => {
      if (!wanted(message)) return;
      child.off('message', listen);
      resolve(performance.now());
    };
    child.on('message', listen);
  });
}
