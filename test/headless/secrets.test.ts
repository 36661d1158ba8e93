import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { INVENTED_CARD_NUMBER, inventedForm } from '../invented-form.ts';
import { findPlanted, textHolds } from '../planted.ts';
import { OfficeComputer } from './office-computer.ts';

const PERSONAL = ['59492311630', '594-923-116 30', 'Сёмина-Ёлкина', '3705 123456', '79123456780'];

/** The form is the tester's own file, and the stand is another party's computer. */
const notOurs = (path: string): boolean => path.endsWith('application.json') || path.includes('stand.sqlite');

it('leaves card number and API key in no byte of what it writes, whatever happens', async () => {
  const office = await new OfficeComputer().standOn();
  const outputs: string[] = [];
  const run = async (...words: string[]) => outputs.push((await office.run(...words)).output);
  const file = office.file(inventedForm());
  await office.fault('CheckCard', {
    kind: 'status',
    status: 401,
    retryAfterAs: 'seconds',
    afterCommit: false,
  });
  await run('connect', file);
  await office.fault('CheckCard', { kind: 'html', status: 502, afterCommit: false });
  await run('resume');
  await office.fault('Clients', {
    kind: 'status',
    status: 429,
    retryAfterSeconds: 1,
    retryAfterAs: 'seconds',
    afterCommit: false,
  });
  await run('resume');
  await office.fault('Cards', { kind: 'lost_answer_after_commit' });
  await run('resume', '--for', '5');
  await run('connect', file);
  await run('status');
  await run('journal');
  const secrets = [INVENTED_CARD_NUMBER, office.apiKey, office.apiKey.replaceAll('-', '')];
  expect(findPlanted(office.folder, secrets, notOurs)).toEqual([]);
  expect(findPlanted(office.folder, PERSONAL, notOurs)).toEqual([]);
  expect(textHolds(outputs.join('\n'), secrets)).toBe(false);
});

it('would be found, were they there', () => {
  const office = new OfficeComputer();
  const planted = (name: string, bytes: Buffer) => writeFileSync(join(office.folder, name), bytes);
  planted('bcd', Buffer.from(`00${INVENTED_CARD_NUMBER}00`, 'hex'));
  planted('utf16', Buffer.from(`x${INVENTED_CARD_NUMBER}`, 'utf16le'));
  planted('base64', Buffer.from(Buffer.from(`{"number":"${INVENTED_CARD_NUMBER}"}`).toString('base64')));
  expect(findPlanted(office.folder, [INVENTED_CARD_NUMBER], notOurs)).toHaveLength(3);
});
