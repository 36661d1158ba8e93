import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CardNumber } from '../../src/domain/card-number.ts';
import { type DraftForm, EMPTY_DRAFT_FORM } from '../../src/domain/draft.ts';
import { nameKey } from '../../src/domain/person-name.ts';
import { findPlanted } from '../planted.ts';
import { APPLICANT, CARD, CONNECTED, IN_FLIGHT, MORNING } from './invented-application.ts';
import { TemporaryWorkplace } from './temporary-workplace.ts';

const CARD_NUMBER = '2200000000000053';
const CLERK = 'Ольга Придуманнова';
const BIRTHPLACE = 'село Никогданебывалое';
const TYPED: DraftForm = {
  ...EMPTY_DRAFT_FORM,
  applicant: { ...EMPTY_DRAFT_FORM.applicant, lastName: APPLICANT.lastName, birthPlace: BIRTHPLACE },
};
const PERSONAL = [
  CLERK,
  BIRTHPLACE,
  nameKey(APPLICANT.lastName),
  APPLICANT.lastName,
  APPLICANT.firstName,
  APPLICANT.snils,
  APPLICANT.phone,
  APPLICANT.document.number,
  APPLICANT.residenceAddress,
  CARD.hidden.hash,
  CARD.hidden.cipherText,
];

function card() {
  const number = CardNumber.parse(CARD_NUMBER);
  if (!number.ok) throw new Error('the test number is none');
  const hash = createHash('sha256').update(number.value.bytes).digest('hex');
  const hidden = { ...CARD.hidden, hash, lastTwo: number.value.lastTwo };
  number.value.wipe();
  return { ...CARD, hidden };
}

/** Copies of all files, made while the journal is open and again after it was closed. */
function images(workplace: TemporaryWorkplace): string {
  const folder = join(workplace.folder, 'images');
  mkdirSync(folder);
  const copy = (when: string) => {
    for (const name of ['journal.db', 'journal.db-wal', 'journal.db-shm', 'journal.lock']) {
      const path = join(workplace.dataDirectory, name);
      if (existsSync(path)) copyFileSync(path, join(folder, `${when}-${name}`));
    }
  };
  const journal = workplace.open();
  const clerk = journal.clerk(CLERK, MORNING);
  for (let count = 0; count < 5; count += 1) {
    const draft = journal.startDraft(EMPTY_DRAFT_FORM, clerk, MORNING);
    journal.saveDraft(draft.id, TYPED, 'applicant', MORNING);
    if (count % 2) journal.dropDraft(draft.id, MORNING);
  }
  for (let count = 0; count < 20; count += 1) {
    const { id } = journal.register({ applicant: APPLICANT, card: card() }, [], MORNING);
    journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
    if (count % 2) journal.endStep(id, { class: 'unknown', reason: 'timeout' }, CONNECTED, MORNING);
  }
  copy('open');
  journal.close();
  copy('closed');
  return folder;
}

test('no planted value stands in any file, and the search would see one', () => {
  const workplace = new TemporaryWorkplace();
  const folder = images(workplace);
  const values = [CARD_NUMBER, ...PERSONAL, Buffer.from(workplace.key()).toString('hex')];
  expect(findPlanted(folder, values, () => false)).toEqual([]);
  writeFileSync(
    join(folder, 'bait'),
    Buffer.concat([randomBytes(99), Buffer.from(APPLICANT.lastName, 'utf16le')]),
  );
  expect(findPlanted(folder, values, () => false)).toEqual([join(folder, 'bait')]);
});

test('under the cipher there is no card number, and nothing personal beside its own tables', () => {
  const workplace = new TemporaryWorkplace();
  images(workplace);
  const database = workplace.database({ readonly: true });
  const tables = database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  const folder = join(workplace.folder, 'opened');
  mkdirSync(folder);
  for (const table of tables) {
    const rows = database.prepare(`SELECT * FROM ${table}`).raw().all();
    writeFileSync(join(folder, table), rows.flat().join('\n'));
  }
  expect(findPlanted(folder, [CARD_NUMBER], () => false)).toEqual([]);
  const personal = findPlanted(folder, PERSONAL, () => false).map((path) => path.slice(folder.length + 1));
  expect(personal.sort()).toEqual(['card', 'clerk', 'document', 'draft', 'listing', 'name_entry', 'person']);
});

test('cipher text that was erased is gone from the file, not only from sight', () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  const secret = randomBytes(48).toString('hex');
  const hidden = { ...CARD.hidden, cipherText: secret };
  const { id } = journal.register({ applicant: APPLICANT, card: { ...CARD, hidden } }, [], MORNING);
  journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
  journal.endStep(id, { class: 'unknown', reason: 'timeout' }, CONNECTED, MORNING);
  journal.close();
  const database = workplace.database();
  database.pragma('journal_mode = DELETE');
  database.pragma('rekey = ""');
  expect(Buffer.from(database.serialize()).includes(secret)).toBe(false);
  expect(Buffer.from(database.serialize()).includes(APPLICANT.lastName)).toBe(true);
});

test('what was typed is gone from the file with its draft', () => {
  const workplace = new TemporaryWorkplace();
  const journal = workplace.open();
  const clerk = journal.clerk(CLERK, MORNING);
  const dropped = journal.startDraft(TYPED, clerk, MORNING);
  const kept = { ...TYPED, applicant: { ...TYPED.applicant, birthPlace: 'деревня Остающаяся' } };
  journal.startDraft(kept, clerk, MORNING);
  journal.dropDraft(dropped.id, MORNING);
  journal.close();
  const database = workplace.database();
  database.pragma('journal_mode = DELETE');
  database.pragma('rekey = ""');
  expect(Buffer.from(database.serialize()).includes(BIRTHPLACE)).toBe(false);
  expect(Buffer.from(database.serialize()).includes('деревня Остающаяся')).toBe(true);
});
