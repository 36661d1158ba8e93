import { expect, it } from 'vitest';
import { cardCalls } from '../../src/main/api/card-calls.ts';
import { ReaderSupervisor } from '../../src/main/reader/reader-supervisor.ts';
import { SimulatedReader } from '../../src/main/reader/simulated-reader.ts';
import { FakeTimers } from '../reader/fake-timers.ts';

const timers = new FakeTimers();

it('lays cards of the deck on the simulated reader and lifts them', async () => {
  const reader = new SimulatedReader({ readNumber: false, timers, today: () => '2026-11-23' });
  const { layCard, liftCard } = cardCalls(reader);
  reader.start();
  const read = new Promise<void>((resolve) => {
    reader.onStatus(({ status }) => status === 'card' && resolve());
  });
  expect(layCard('mir_7_bytes')).toEqual({ ok: true, value: null });
  await timers.through(read);
  expect(reader.status).toMatchObject({ status: 'card', tap: { uid: '04A1B2C3D4E5F6' } });
  expect(liftCard()).toEqual({ ok: true, value: null });
  expect(reader.status.status).toBe('waiting');
  expect(layCard('ace_of_spades')).toMatchObject({ ok: false, problem: [{ code: 'card_not_in_deck' }] });
});

it('lays nothing on a real reader', () => {
  const fork = () => {
    throw new Error('never started');
  };
  const { layCard, liftCard } = cardCalls(new ReaderSupervisor({ fork, timers }));
  expect(layCard('mir')).toMatchObject({ ok: false, problem: [{ code: 'reader_is_real' }] });
  expect(liftCard()).toMatchObject({ ok: false, problem: [{ code: 'reader_is_real' }] });
});
