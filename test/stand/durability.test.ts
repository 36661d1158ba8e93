import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { cardBody, clientBody, hashOf, IVANOVA } from './persons.ts';
import { testStand } from './test-stand.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stand-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

it('keeps clients, cards, chips, operations, policies, faults and the log over a restart', async () => {
  const file = join(newFolder(), 'stand.sqlite');
  const first = await testStand({ file });
  await first.send('POST', '/v1.0/Clients', { body: clientBody() });
  await first.send('POST', '/v1.0/Cards', { body: cardBody() });
  await first.send('POST', '/v1.0/RegisterMifare', { body: { cardHash: hashOf(IVANOVA), mifareId: 'AB12' } });
  await first.admin('POST', '/admin/operations', {
    operationId: 'a',
    operationType: 'Block',
    codeBlock: 3,
    bankCard: { cardHash: 'bb' },
  });
  await first.admin('PATCH', '/admin/policies', { repeatedPair: 'has_active_card' });
  await first.admin('POST', '/admin/faults', { service: 'Clients', skip: 1, fault: { kind: 'bom' } });
  const state = (await first.admin('GET', '/admin/state')).json();
  const requests = first.stand.requests();
  await first.stand.close();

  const second = await testStand({ file });
  expect((await second.admin('GET', '/admin/state')).json()).toEqual(state);
  expect(second.stand.requests()).toEqual(requests);
  expect((await second.send('GET', `/v1.0/CheckCard/${IVANOVA}`)).json()).toMatchObject({
    numSID: '9620000000000001',
  });
});

it('touches no file that is not its own', async () => {
  const folder = newFolder();
  const foreign = join(folder, 'foreign.sqlite');
  const other = new Database(foreign);
  other.exec('CREATE TABLE important (a)');
  other.close();
  await expect(testStand({ file: foreign })).rejects.toThrow('не этой версией');
  const text = join(folder, 'notes.txt');
  writeFileSync(text, 'not a database at all, but long enough to be looked at');
  await expect(testStand({ file: text })).rejects.toThrow('not a database');
});
