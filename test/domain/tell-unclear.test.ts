import { describe, expect, it } from 'vitest';
import type { ApplicationState } from '../../src/domain/application.ts';
import type { CardClearing, DecisionReason } from '../../src/domain/clearing.ts';
import { clearingOf } from '../../src/domain/clearing-step.ts';
import { stateText } from '../../src/domain/state-text.ts';
import { tellByPhone } from '../../src/domain/tell-by-phone.ts';
import { tellResident } from '../../src/domain/tell-resident.ts';

const UNCLEAR = 'Заявка отправлена, результат уточняется.';
const SUCCESS = /успешно|подключена к проекту/;
const said = (state: ApplicationState) => tellResident(state).join(' ');

const card = clearingOf('client_known', 0) as CardClearing;
const under = { stage: 'client_known', tries: 1 } as const;
const NEXT: readonly CardClearing['next'][] = ['look', 'repeat', 'clients', 'last_look', 'evidence'];

describe('while a lost answer is cleared up', () => {
  it.each(NEXT)('nothing is promised, whatever comes next: %s', (next) => {
    const clearing = { ...card, next };
    for (const state of [
      { status: 'unknown', ...under, since: 0, dueAt: 9, clearing },
      { status: 'in_flight', ...under, clearing },
    ] as const) {
      expect(tellResident(state)[0]).toBe(UNCLEAR);
      expect(said(state)).toContain('мы вам сообщим');
      expect(said(state)).not.toMatch(SUCCESS);
      expect(stateText(state)).toBe('результат уточняется');
    }
  });

  it('the same is said of the data of the applicant', () => {
    const clearing = clearingOf('checked', 0);
    expect(said({ status: 'in_flight', stage: 'checked', tries: 1, clearing })).toContain(UNCLEAR);
  });

  it('a chip takes nothing from the card', () => {
    const clearing = clearingOf('card_connected', 0);
    const state = { status: 'in_flight', stage: 'card_connected', tries: 1, clearing } as const;
    expect(said(state)).toMatch(SUCCESS);
  });

  it('no line means that nobody can be asked, not that something will be sent', () => {
    const state = { status: 'unknown', ...under, since: 0, dueAt: 9, clearing: card } as const;
    expect(stateText({ ...state, reason: 'connection_refused' })).toBe(
      'результат уточняется: Департамент не отвечает, спросим, когда будет связь',
    );
    expect(stateText({ ...state, reason: 'key_rejected' })).toContain('нужен специалист ИТ');
  });
});

describe('once a person has to decide', () => {
  const decide = (why: DecisionReason) =>
    ({ status: 'needs_decision', ...under, since: 0, why, clearing: card }) as const;

  it.each(['contradiction', 'not_committed', 'active_unexplained', 'repeats_exhausted', 'restored'] as const)(
    'the resident hears of %s only that it is not known yet',
    (why) => {
      expect(tellResident(decide(why))[0]).toBe(UNCLEAR);
      expect(said(decide(why))).toContain('мы сообщим вам итог');
      expect(said(decide(why))).not.toMatch(SUCCESS);
    },
  );

  it('an end as not connected is told as such', () => {
    expect(said({ status: 'not_connected' })).toContain('не подключена');
  });

  it('what waited too long never left, and is told so', () => {
    expect(said(decide('offline_too_long'))).toContain('ещё не отправлено');
  });
});

describe('what was sent back after it had been cleared up', () => {
  const REFUSAL = { reason: 'bad_requisites', service: 'Cards', code: 5, message: '' } as const;

  it('waits until nothing can land any more, and nobody is told that it takes a minute', () => {
    const held = { status: 'due', ...under, dueAt: 0, notBefore: 9 } as const;
    expect(said(held)).toContain('через несколько минут');
    expect(said(held)).not.toContain('меньше минуты');
  });

  it('is asked for by phone with papers and card', () => {
    const returned = { status: 'returned', ...under, refusals: [REFUSAL] } as const;
    expect(tellByPhone(returned).join(' ')).toMatch(/Приходите.*документами и картой/);
    expect(
      tellByPhone({ status: 'needs_decision', ...under, since: 0, why: 'offline_too_long' })[1],
    ).toContain('Приходите');
    expect(tellByPhone({ status: 'connected', chip: 'none' })).toEqual(
      tellResident({ status: 'connected', chip: 'none' }),
    );
  });
});
