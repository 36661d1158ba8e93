import { expect, test } from 'vitest';
import type { Applicant } from '../../src/domain/applicant.ts';
import type { Operation } from '../../src/domain/operation.ts';
import type { OperationPolicy } from '../../src/domain/operation-policy.ts';
import { verdictOf } from '../../src/domain/operation-verdict.ts';
import type { Snils } from '../../src/domain/snils.ts';
import type { Journal } from '../../src/main/journal/journal.ts';
import { findingsOf } from '../../src/main/reverse/findings-of.ts';
import { APPLICANT, CARD, CONNECTED, IN_FLIGHT, MORNING } from '../journal/invented-application.ts';
import { operation } from '../journal/invented-operation.ts';
import { TemporaryWorkplace } from '../journal/temporary-workplace.ts';

const POLICY: OperationPolicy = {
  unknownCard: 'found',
  personNotFound: { by: 'profile' },
  cardUnfit: { by: 'clerk' },
  cardNotFound: { by: 'profile' },
  hasSeveralWorkplaces: false,
};
const LATER = MORNING + 86_400_000;
const BEFORE_MARRIAGE: Partial<Applicant> = {
  lastName: 'Прежнева',
  document: { ...APPLICANT.document, number: '3700 654321' },
};

function register(journal: Journal, change: Partial<Applicant>, hash: string): number {
  const card = { ...CARD, hidden: { ...CARD.hidden, hash } };
  return journal.register({ applicant: { ...APPLICANT, ...change }, card }, [], MORNING).id;
}

function connect(journal: Journal, id: number): void {
  journal.beginStep(id, 'connect_card', 'c3'.repeat(32), IN_FLIGHT, MORNING);
  const answer = { step: 'connect_card', numSid: '1234567890' } as const;
  journal.endStep(id, { class: 'done', answer }, CONNECTED, MORNING);
}

/** Somebody with the passport of today has connected a card on the portal that nobody here knows. */
function onPortal(snils: string | undefined): Operation {
  const { client, ...rest } = operation(1, { card: { hash: 'ee'.repeat(32), lastTwo: '11' }, madeAt: LATER });
  const { snils: _, ...withoutSnils } = client ?? {};
  return { ...rest, client: snils === undefined ? withoutSnils : { ...withoutSnils, snils } };
}

test.each([
  ['with the SNILS', APPLICANT.snils],
  ['without a SNILS', undefined],
])('a card active under an older surname and passport is found, sent %s', (_, snils) => {
  const journal = new TemporaryWorkplace().open();
  const older = register(journal, BEFORE_MARRIAGE, 'aa'.repeat(32));
  connect(journal, older);
  const newer = register(journal, {}, 'bb'.repeat(32));
  const sent = onPortal(snils);
  const found = findingsOf(journal.inbox, sent);
  expect(found.candidates.map(({ applicationIds }) => applicationIds)).toEqual([[newer, older]]);
  expect(verdictOf(sent, found, POLICY, LATER)).toMatchObject({ verdict: 'found_with_other_card' });
});

test('whoever bears another SNILS, or the same one by a slip, stays somebody else', () => {
  const journal = new TemporaryWorkplace().open();
  const slip: Partial<Applicant> = { ...BEFORE_MARRIAGE, firstName: 'Иная' };
  connect(journal, register(journal, slip, 'aa'.repeat(32)));
  const other: Partial<Applicant> = { ...BEFORE_MARRIAGE, snils: '11223344595' as Snils };
  connect(journal, register(journal, other, 'cc'.repeat(32)));
  const theirs = register(journal, {}, 'bb'.repeat(32));
  const sent = onPortal(undefined);
  const found = findingsOf(journal.inbox, sent);
  expect(found.candidates[0]?.applicationIds).toEqual([theirs]);
  expect(verdictOf(sent, found, POLICY, LATER)).toMatchObject({ verdict: 'found', applicationId: theirs });
});
