import { describe, expect, it } from 'vitest';
import { codesOf, expectOk, Seat } from './seat.ts';

describe('the clerk', () => {
  it('enters by a name with its blanks tidied up, and is the same one the next day', () => {
    const { session, office } = new Seat();
    const first = expectOk(session.enter('  Иванова\u00a0 Е. П. '));
    expect(first.name).toBe('Иванова Е. П.');
    session.leave();
    expect(session.clerk).toBeUndefined();
    office.now += 86_400_000;
    expect(expectOk(session.enter('Иванова Е. П.'))).toEqual(first);
  });

  it.each(['иванова е. п.', 'Иванова Е.П.', 'ИВАНОВА Е П'])('is the same one entered as %j', (typed) => {
    const { session } = new Seat();
    const first = expectOk(session.enter('Иванова Е. П.'));
    session.leave();
    expect(expectOk(session.enter(typed))).toEqual(first);
  });

  it('is the same one however the journal has the name', () => {
    const { session, office } = new Seat();
    const { id } = office.journal.clerk('королёва а.б.', office.now);
    expect(expectOk(session.enter('Королева А. Б.')).id).toBe(id);
  });

  it.each(['', ' ', 'Я', '12', 'Ж'.repeat(101), 'Иванова\u0007'])('does not enter as %j', (name) => {
    expect(codesOf(new Seat().session.enter(name))).toEqual(['clerk_name']);
  });

  it('leaves drafts behind, and no card', () => {
    const seat = new Seat();
    const id = seat.ready();
    seat.session.leave();
    expect(codesOf(seat.session.confirm(id))).toEqual(['no_clerk']);
    seat.session.enter('Иванова Е. П.');
    expect(seat.session.cardOf(id)).toEqual({ status: 'none' });
    expect(seat.office.journal.drafts().map((draft) => draft.id)).toEqual([id]);
  });
});
