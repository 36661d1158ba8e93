import { describe, expect, it } from 'vitest';
import type { ApplicationState, WaitReason } from '../../src/domain/application.ts';
import { clearingOf } from '../../src/domain/clearing-step.ts';
import type { Refusal, RefusalReason } from '../../src/domain/outcome.ts';
import { stateText } from '../../src/domain/state-text.ts';
import { tellResident } from '../../src/domain/tell-resident.ts';

const said = (state: ApplicationState): string => tellResident(state).join(' ');
const under = { stage: 'checked', tries: 1 } as const;
const clearing = clearingOf('checked', 0);

function refusal(reason: RefusalReason): Refusal {
  return { reason, service: 'Cards', code: 9, message: 'Слова Департамента' };
}

/** Words of success that belong to a connected card alone. */
const SUCCESS = /успешно|подключена к проекту/;

describe('what the clerk says to the resident', () => {
  it.each(['registered', 'not_registered', 'none'] as const)('is success, chip %s', (chip) => {
    expect(said({ status: 'connected', chip })).toMatch(SUCCESS);
  });

  it.each([
    { status: 'due', dueAt: 0, reason: 'timeout' },
    { status: 'in_flight' },
    { status: 'unknown', since: 0, dueAt: 0, reason: 'timeout', clearing: clearingOf('card_connected', 0) },
  ] as const)('is success while the chip is still %o', (status) => {
    expect(said({ stage: 'card_connected', tries: 1, ...status })).toMatch(SUCCESS);
  });

  it('promises nothing of a chip whose answer was lost', () => {
    const lost = {
      status: 'unknown',
      stage: 'card_connected',
      tries: 1,
      since: 0,
      dueAt: 0,
      reason: 'timeout',
      clearing: clearingOf('card_connected', 0),
    } as const;
    expect(said(lost)).toContain('Ответ о бесконтактном чипе ещё не получен, он уточняется');
    expect(said(lost)).not.toMatch(/не зарегистрирован|овтор/);
    expect(stateText(lost)).toBe('карта подключена, ответ о чипе уточняется');
  });

  it('names the bank and the dates of the card that is there', () => {
    const active = { numSid: '1', issuer: 'Вымышленный банк', issuedOn: '2025-03-17', validTo: '2030-03-31' };
    const text = said({ status: 'has_active_card', active });
    expect(text).toContain('Вымышленный банк');
    expect(text).toContain('17.03.2025');
    expect(text).toContain('31.03.2030');
    expect(text).toContain('отключить');
    expect(said({ status: 'has_active_card', active: { numSid: '1' } })).toContain('карта жителя. ');
  });

  it.each([
    { status: 'unknown', ...under, since: 0, dueAt: 0, reason: 'connection_lost', clearing },
    { status: 'needs_decision', ...under, since: 0, why: 'contradiction', clearing },
    { status: 'needs_decision', ...under, since: 0, why: 'not_committed', clearing },
    { status: 'needs_decision', ...under, since: 0, why: 'active_unexplained', clearing },
    { status: 'needs_decision', ...under, since: 0, why: 'repeats_exhausted', clearing },
    { status: 'needs_decision', ...under, since: 0, why: 'confirm_again', clearing },
    { status: 'needs_decision', ...under, since: 0, why: 'restored', clearing },
  ] as const)('promises nothing while the outcome is not known: %o', (state) => {
    expect(tellResident(state)[0]).toBe('Заявка отправлена, результат уточняется.');
    expect(said(state)).not.toMatch(SUCCESS);
  });

  it.each<WaitReason>(['name_lookup', 'connection_refused', 'connect_timeout', 'tls', 'key_rejected'])(
    'lets nobody wait for %s',
    (reason) => {
      const text = said({ status: 'due', ...under, dueAt: 0, reason });
      expect(text).toContain('Ждать здесь не нужно');
      expect(text).not.toMatch(SUCCESS);
    },
  );

  it.each<WaitReason>(['tls', 'not_configured', 'key_rejected', 'region_unknown'])(
    'does not blame the connection for %s',
    (reason) => {
      expect(said({ status: 'due', ...under, dueAt: 0, reason })).toContain('настройку на нашей стороне');
      const asking = {
        status: 'due',
        stage: 'registered',
        tries: 1,
        filling: true,
        dueAt: 0,
        reason,
      } as const;
      expect(said(asking)).toContain('настройку на нашей стороне');
      expect(`${said(asking)} ${stateText(asking)}`).not.toContain('связ');
    },
  );

  it.each([
    ['schoolboy_unavailable', 'сведения о школе'],
    ['too_many_requests', 'просит подождать'],
    ['not_json', 'непонятен'],
    ['server_error', 'непонятен'],
    ['timeout', 'пока не ответил'],
  ] as const)('says of %s what the Department has done', (reason, words) => {
    expect(said({ status: 'due', ...under, dueAt: 0, reason })).toContain(words);
  });

  it('promises no repeat of what waits for a person', () => {
    const why = 'schoolboy_unavailable';
    const state = { status: 'needs_decision', ...under, since: 0, why } as const;
    expect(said(state)).toContain('карту мы пока не подключили');
    expect(`${said(state)} ${stateText(state)}`).not.toMatch(/овторим|сами/);
  });

  it.each<RefusalReason>([
    'active_card_elsewhere',
    'active_card_exists',
    'card_unknown',
    'card_blocked',
    'card_of_another',
  ])('says what to do after %s, never the code', (reason) => {
    const text = said({ status: 'refused', by: 'department', refusals: [refusal(reason)] });
    expect(text).toMatch(/Обратитесь|Принесите/);
    expect(text).not.toMatch(/Cards|9|Слова Департамента/);
  });

  it('says what two refusals have in common once', () => {
    const refusals = [refusal('card_unknown'), refusal('card_blocked')] as const;
    const sentences = tellResident({ status: 'refused', by: 'department', refusals });
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it.each([
    ['1.2.1', 'документ'],
    ['1.2.2', 'полномочия'],
    ['1.2.3', 'не все документы'],
  ] as const)('tells the ground %s in words', (ground, word) => {
    expect(said({ status: 'refused', by: 'office', ground })).toContain(word);
  });

  it('asks for the papers again where the data were sent back', () => {
    const returned = { status: 'returned', stage: 'registered', tries: 0 } as const;
    expect(said({ ...returned, refusals: [refusal('invalid_snils')] })).toContain('СНИЛС');
    expect(said({ ...returned, refusals: [refusal('bad_requisites')] })).toContain('Покажите документы');
  });

  it('tells a resident who waits for the question of an active card what goes on', () => {
    const filling = { stage: 'registered', tries: 0, filling: true } as const;
    expect(said({ status: 'in_flight', ...filling })).toContain('спрашиваем Департамент');
    expect(said({ status: 'due', ...filling, dueAt: 0, reason: 'connection_refused' })).toContain(
      'нет связи',
    );
    expect(said({ status: 'filling', ...filling, stage: 'checked', checkedAt: 0 })).toContain('ещё нет');
  });
});
