import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SimulatedCardSpec } from '../../src/main/reader/simulated-card.ts';
import { DECK } from '../../src/main/reader/simulated-deck.ts';
import { inventedForm } from '../invented-form.ts';
import { findPlanted, textHolds } from '../planted.ts';
import { PCSCD_TURN_MS, Pcscd, skipsPcsc } from '../virtual-card/pcscd.ts';
import { VirtualCard } from '../virtual-card/virtual-card.ts';
import { OfficeComputer } from './office-computer.ts';

const ORDER = ['CheckCard', 'Clients', 'Cards', 'RegisterMifare'];
const FORM = inventedForm({ card: {} });

/** Lays a card on the reader as soon as the program says that it waits for one. */
async function withCard(office: OfficeComputer, spec: SimulatedCardSpec, words: readonly string[]) {
  let card: Promise<VirtualCard> | undefined;
  const { ended } = office.start(words, ({ event, status }) => {
    if (event === 'reader' && status === 'waiting') card ??= VirtualCard.insert(spec);
  });
  const result = await ended;
  await (await card)?.remove();
  return result;
}

describe.skipIf(skipsPcsc('headless with pcscd and a virtual card'))('a card on a real pcscd', () => {
  let pcscd: Pcscd;
  beforeAll(async () => {
    pcscd = await Pcscd.acquire();
  }, PCSCD_TURN_MS);
  afterAll(() => pcscd.release());

  it('is connected with its chip: four requests in order, once each, and its number nowhere', async () => {
    const office = await new OfficeComputer().standOn();
    const file = office.file(FORM);
    const { code, result, lines, output, problems } = await withCard(office, DECK.mir, [
      'connect',
      file,
      '--tap',
      '30',
    ]);
    expect(problems).toEqual([]);
    expect([code, result]).toEqual([0, expect.objectContaining({ result: 'connected', chip: 'registered' })]);
    expect(lines).toContainEqual({ event: 'reader', status: 'waiting' });
    expect(office.services).toEqual(ORDER);
    const [card] = await (await fetch(`${office.stand.url}/admin/state`)).json().then(({ cards }) => cards);
    expect(card).toMatchObject({ mifare_id: '2A83155E', card_num: '53' });
    expect(findPlanted(office.folder, ['2200000000000053'], () => false)).toEqual([]);
    expect(textHolds(output, ['2200000000000053', '2A83155E'])).toBe(false);
  });

  it('is printed by tap, without its number', async () => {
    const office = new OfficeComputer();
    const seven = await withCard(office, DECK.mir_7_bytes, ['tap', '--for', '30']);
    expect([seven.code, seven.result]).toEqual([
      0,
      { result: 'card', uid: '04A1B2C3D4E5F6', uidKind: 'unique', network: 'mir' },
    ]);
    const phone = await withCard(office, DECK.phone, ['tap', '--for', '30']);
    expect(phone.result).toMatchObject({ uidKind: 'random' });
  });

  it.each([
    ['visa', 'not_mir'],
    ['phone', 'number_not_read'],
  ] as const)('is turned down: %s, and nothing is registered', async (name, why) => {
    const office = await new OfficeComputer().standOn();
    const { code, problems } = await withCard(office, DECK[name], [
      'connect',
      office.file(FORM),
      '--tap',
      '30',
    ]);
    expect([code, problems.map((problem) => problem['code'])]).toEqual([2, [why]]);
    expect(office.services).toEqual([]);
    expect((await office.run('journal', '--json')).result).toMatchObject({ count: 0 });
  });

  it('that does not come ends the waiting with nothing registered', async () => {
    const office = await new OfficeComputer().standOn();
    const { code, problems } = await office.run('connect', office.file(FORM), '--tap', '1');
    expect([code, problems[0]?.['code']]).toEqual([2, 'no_tap']);
    expect((await office.run('tap', '--for', '1')).code).toBe(12);
  });
});
