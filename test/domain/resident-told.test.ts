import { expect, it } from 'vitest';
import type { ApplicationState } from '../../src/domain/application.ts';
import { tellingAfter } from '../../src/domain/resident-told.ts';

const LATE = 11 * 60_000;
const HOME = { confirmedAt: 0, hasLeft: false };
const SENDING: ApplicationState = { status: 'in_flight', stage: 'client_known', tries: 1 };
const CHIP: ApplicationState = { status: 'in_flight', stage: 'card_connected', tries: 1 };
const CHIP_WAITS: ApplicationState = { status: 'due', stage: 'card_connected', tries: 1, dueAt: 0 };
const DONE: ApplicationState = { status: 'connected', chip: 'registered' };

it('a connected card is told at once, whatever its chip does', () => {
  expect(tellingAfter(HOME, SENDING, CHIP_WAITS, LATE)).toBe('owed');
  expect(tellingAfter(HOME, SENDING, DONE, LATE)).toBe('owed');
});

it('the chip of a card that is connected is nobody called for', () => {
  expect(tellingAfter(HOME, CHIP, DONE, LATE)).toBe('at_desk');
  expect(tellingAfter({ ...HOME, hasLeft: true }, CHIP, CHIP_WAITS, LATE)).toBe('at_desk');
});
