import { expect, it } from 'vitest';
import type { Snapshot } from '../../src/main/hosts/snapshot.ts';
import { DECK, DECK_CARDS } from '../../src/main/reader/simulated-deck.ts';
import { openTestFeed } from './test-feed.ts';

it('tells each change of the reader in as few words as a sentence needs', async () => {
  const { feed, reader } = await openTestFeed();
  const heard: Snapshot['reader'][] = [];
  feed.onChange((snapshot) => heard.push(snapshot.reader));
  expect(feed.now().reader).toEqual({ status: 'waiting' });
  await reader.tap('mir');
  reader.remove();
  await reader.tap('visa');
  reader.remove();
  expect(heard).toEqual([
    { status: 'reading' },
    { status: 'card', mir: true },
    { status: 'waiting' },
    { status: 'reading' },
    { status: 'card', mir: false },
    { status: 'waiting' },
  ]);
});

it('calls a card stubborn from its third failure on', async () => {
  const { feed, reader } = await openTestFeed();
  const stubborn: boolean[] = [];
  feed.onChange(({ reader: { status, ...rest } }) => {
    if (status === 'card_error' && 'stubborn' in rest) stubborn.push(rest.stubborn);
  });
  for (const _ of [1, 2, 3]) {
    await reader.tap('mute');
    reader.remove();
  }
  expect(stubborn).toEqual([false, false, true]);
});

it('never tells a UID or a number, whatever card is laid on', async () => {
  const { feed, reader } = await openTestFeed();
  const heard: Snapshot[] = [];
  feed.onChange((snapshot) => heard.push(snapshot));
  for (const name of DECK_CARDS) {
    await reader.tap(name);
    reader.remove();
  }
  expect(heard.length).toBeGreaterThan(DECK_CARDS.length);
  const said = JSON.stringify(heard).toUpperCase();
  for (const { uid, payment } of Object.values(DECK)) {
    expect(said).not.toContain(uid);
    if (payment) expect(said).not.toContain(payment.number);
  }
});

it('ends when the listener goes', async () => {
  const { feed, reader } = await openTestFeed();
  let heard = 0;
  const forget = feed.onChange(() => heard++);
  forget();
  await reader.tap('mir');
  expect(heard).toBe(0);
});
