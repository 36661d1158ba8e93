import { describe, expect, it } from 'vitest';
import { JournalFault } from '../../src/main/journal/journal-fault.ts';
import { Office } from '../delivery/office.ts';
import { INVENTED_CARD_NUMBER } from '../invented-form.ts';
import { codesOf, expectOk, OTHER_CARD_NUMBER, OTHER_UID, RANDOM_UID, Seat, tap, UID } from './seat.ts';

/** A seat whose next tap belongs to a registered draft. */
function waiting(options: ConstructorParameters<typeof Seat>[0] = {}) {
  const seat = new Seat(options);
  const id = seat.registered();
  seat.session.expectCard(id);
  return { seat, id, card: () => seat.session.cardOf(id) };
}

describe('a card laid', () => {
  it('is in hand with its last digits, and its number is overwritten', () => {
    const { seat, id, card } = waiting();
    const { number } = seat.lay(tap());
    expect(() => number?.bytes).toThrow();
    expect(card()).toEqual({
      status: 'complete',
      lastTwo: '53',
      source: 'chip',
      chip: { kind: 'uid', masked: '2A •• •• 5E' },
      another: false,
      warnings: [],
    });
    expect(seat.changes.at(-1)).toEqual({ draftId: id });
  });

  it('stays in hand when it is taken off, the reader pulled or the same status told again', () => {
    const { seat, card } = waiting();
    const laid = seat.lay(tap());
    seat.session.takeStatus({ status: 'waiting', reader: 'invented' });
    seat.session.takeStatus({ status: 'no_reader' });
    seat.lay(laid);
    expect(card()).toMatchObject({ status: 'complete', another: false });
  });

  it('of another network is not taken, and says which', () => {
    const { seat, card } = waiting();
    seat.lay(tap({ network: 'visa', number: null }));
    expect(card()).toEqual({ status: 'wrong_card', network: 'visa' });
    seat.lay(tap());
    expect(card()).toMatchObject({ status: 'complete', another: false });
  });

  it('of another network takes nothing away from the one that is complete', () => {
    const { seat, card } = waiting();
    seat.lay(tap());
    seat.lay(tap({ uid: OTHER_UID, network: 'mastercard', number: null }));
    expect(card()).toMatchObject({
      status: 'complete',
      lastTwo: '53',
      chip: { masked: '2A •• •• 5E' },
      warnings: [{ code: 'other_network_laid', severity: 'warn' }],
    });
  });

  it('without a payment application is no card at all', () => {
    const { seat, id, card } = waiting();
    seat.lay(tap({ uid: OTHER_UID, network: 'none', number: null }));
    expect(card()).toEqual({ status: 'wrong_card', network: 'none' });
    expectOk(seat.session.typeNumber(id, INVENTED_CARD_NUMBER));
    expect(card()).toMatchObject({ status: 'complete', chip: { kind: 'not_tapped' } });
  });

  it('without a payment application takes nothing away from the one that is complete', () => {
    const { seat, card } = waiting();
    seat.lay(tap());
    seat.lay(tap({ uid: OTHER_UID, network: 'none', number: null }));
    expect(card()).toMatchObject({
      status: 'complete',
      lastTwo: '53',
      chip: { masked: '2A •• •• 5E' },
      another: false,
      warnings: [{ code: 'no_bank_card_laid', severity: 'warn' }],
    });
  });

  it('in the middle that is another one is told apart', () => {
    const { seat, card } = waiting();
    seat.lay(tap());
    seat.lay(tap({ uid: OTHER_UID, number: OTHER_CARD_NUMBER }));
    expect(card()).toMatchObject({ status: 'complete', lastTwo: '13', another: true });
    seat.lay(tap({ uid: OTHER_UID, number: OTHER_CARD_NUMBER }));
    expect(card()).toMatchObject({ lastTwo: '13', another: true });
  });

  it('without a number waits for it', () => {
    const { seat, id, card } = waiting();
    seat.lay(tap({ number: null }));
    expect(card()).toEqual({ status: 'number_needed', chip: { kind: 'uid', masked: '2A •• •• 5E' } });
    expectOk(seat.session.typeNumber(id, '2200 0000 0000 0053'));
    expect(card()).toMatchObject({
      status: 'complete',
      source: 'typed',
      chip: { kind: 'uid' },
      another: false,
    });
  });

  it('with a random UID gives neither chip nor number', () => {
    const { seat, id, card } = waiting();
    const { number } = seat.lay(tap({ uid: RANDOM_UID }));
    expect(() => number?.bytes).toThrow();
    expect(card()).toEqual({ status: 'number_needed', chip: { kind: 'random' } });
    expectOk(seat.session.typeNumber(id, INVENTED_CARD_NUMBER));
    seat.lay(tap({ uid: '08FFFFFF', number: null }));
    expect(card()).toMatchObject({ status: 'complete', chip: { kind: 'random' }, another: false });
  });

  it('gives no number where the region has it typed', () => {
    const { seat, card } = waiting({ numberFromChip: false });
    const { number } = seat.lay(tap());
    expect(() => number?.bytes).toThrow();
    expect(card()).toMatchObject({ status: 'number_needed' });
  });

  it('with a UID that another applicant has is warned of', () => {
    const seat = new Seat();
    seat.office.accept({
      applicant: { snils: '112-233-445 95' },
      card: { number: OTHER_CARD_NUMBER, uid: UID },
    });
    const id = seat.ready();
    expect(seat.session.cardOf(id)).toMatchObject({ warnings: [{ code: 'uid_of_another' }] });
  });
});

describe('a number typed', () => {
  it('without a tap is a card without a chip; laid later, it gets one', () => {
    const { seat, id, card } = waiting();
    expectOk(seat.session.typeNumber(id, INVENTED_CARD_NUMBER));
    expect(card()).toMatchObject({ status: 'complete', source: 'typed', chip: { kind: 'not_tapped' } });
    seat.lay(tap({ number: null }));
    expect(card()).toMatchObject({
      status: 'complete',
      source: 'typed',
      chip: { kind: 'uid' },
      another: false,
    });
  });

  it('never goes with the chip of another card', () => {
    const { seat, id, card } = waiting();
    seat.lay(tap({ number: null }));
    expectOk(seat.session.typeNumber(id, INVENTED_CARD_NUMBER));
    seat.lay(tap({ uid: OTHER_UID, number: null }));
    expect(card()).toMatchObject({ status: 'number_needed', chip: { masked: '04 A2 •• •• •• •• 80' } });
    expectOk(seat.session.typeNumber(id, OTHER_CARD_NUMBER));
    expect(card()).toMatchObject({ status: 'complete', lastTwo: '13', another: true });
  });

  it.each([
    ['2200000000000054', 'card_number_checksum'],
    ['4111111111111111', 'not_mir'],
    ['', 'card_number_length'],
    ['два', 'card_number_characters'],
  ])('as %j is answered with %s and changes nothing', (number, code) => {
    const { seat, id, card } = waiting();
    seat.lay(tap({ number: null }));
    const answer = seat.session.typeNumber(id, number);
    expect(codesOf(answer)).toEqual([code]);
    expect(answer).toMatchObject({ problem: [{ field: 'card.number' }] });
    expect(card()).toMatchObject({ status: 'number_needed' });
  });

  it('does not replace the one that the chip gave', () => {
    const { seat, id, card } = waiting();
    seat.lay(tap());
    expect(codesOf(seat.session.typeNumber(id, OTHER_CARD_NUMBER))).toEqual(['number_from_chip']);
    expectOk(seat.session.dropCard(id));
    expect(card()).toEqual({ status: 'none' });
    expectOk(seat.session.typeNumber(id, OTHER_CARD_NUMBER));
    expect(card()).toMatchObject({ lastTwo: '13', source: 'typed', another: false });
  });

  it('waits for sending to be set up', () => {
    const seat = new Seat({ desk: () => undefined });
    expect(codesOf(seat.session.typeNumber(seat.draft(), INVENTED_CARD_NUMBER))).toEqual([
      'sending_not_set_up',
    ]);
  });
});

describe('a card that no draft waits for', () => {
  it('is looked up by its chip, and its number is overwritten', () => {
    const seat = new Seat();
    const applicationId = seat.office.accept();
    const { number } = seat.lay(tap());
    expect(() => number?.bytes).toThrow();
    expect(seat.changes.at(-1)).toMatchObject({ found: [{ id: applicationId }] });
    seat.lay(tap({ uid: RANDOM_UID }));
    expect(seat.changes.at(-1)).toEqual({ found: [] });
  });

  it('tells nothing while nobody is at the desk', () => {
    const seat = new Seat();
    seat.office.accept();
    seat.session.leave();
    seat.changes.length = 0;
    const { number } = seat.lay(tap());
    expect(() => number?.bytes).toThrow();
    expect(seat.changes).toEqual([]);
  });

  it('does not land in a draft of another clerk, nor in one that is gone', () => {
    const seat = new Seat();
    const id = seat.registered();
    seat.session.enter('Петров А. С.');
    seat.session.expectCard(id);
    seat.lay(tap());
    expect(seat.session.cardOf(id)).toEqual({ status: 'none' });
    seat.session.expectCard(id + 100);
    seat.lay(tap());
    expect(seat.changes.at(-1)).toEqual({ found: [] });
  });

  it('is lost and overwritten where the disk fails at that moment, and nothing else is', () => {
    const office = new Office();
    let broken = false;
    const journal = new Proxy(office.journal, {
      get(target, key) {
        if (broken) throw new JournalFault('disk_full');
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const seat = new Seat({ journal }, office);
    broken = true;
    const { number } = seat.lay(tap());
    expect(() => number?.bytes).toThrow();
    broken = false;
    seat.lay(tap());
    expect(seat.changes.at(-1)).toEqual({ found: [] });
  });
});
