import { describe, expect, it } from 'vitest';
import { differingParts, listedAgain } from '../../src/domain/listed-again.ts';
import { type ListedOperation, type Operation, PROGRAM_FAULT } from '../../src/domain/operation.ts';
import { idOf, listed, operation } from '../journal/invented-operation.ts';

const unread = (raw: string, why = 'operationType'): ListedOperation => ({
  kind: 'unreadable',
  entry: { operationId: idOf(1), why, raw },
});
const { client } = operation(1);

describe('an operation that is listed again', () => {
  it.each<readonly [string, Partial<Operation>]>([
    ['type', { type: 'block' }],
    ['made_at', { madeAtText: '2026-11-23T08:00:00.001' }],
    ['blocked_by', { blockedBy: 'department' }],
    ['name', { client: { ...client, lastName: 'Сидорова' } }],
    ['birth_date', { client: { ...client, birthDate: '1985-03-18' } }],
    ['document', { client: { ...client, document: { ...client?.document, issuedBy: 'УВД' } } }],
    ['snils', { client: { ...client, snils: '112-233-445 95' } }],
    ['phone', { client: { ...client, phone: '79120000001' } }],
    ['card', { card: { ...operation(1).card, numSid: '77' } }],
  ])('is another one where %s differs', (part, change) => {
    expect(differingParts(operation(1), operation(1, change))).toEqual([part]);
    expect(listedAgain(listed(1), listed(1, change))).toBe('other');
  });

  it('is the same where nothing differs, in whatever order it was written', () => {
    const turned = Object.fromEntries(Object.entries(operation(1)).toReversed()) as unknown as Operation;
    expect(listedAgain(listed(1), { kind: 'operation', operation: turned })).toBe('same');
  });

  it('is read at last, or is as unreadable as it was', () => {
    expect(listedAgain(unread('{}'), listed(1))).toBe('mended');
    expect(listedAgain(unread('{}', PROGRAM_FAULT), listed(1))).toBe('mended');
    expect(listedAgain(unread('{}'), unread('{}', 'another reason'))).toBe('same');
    expect(listedAgain(unread('{}'), unread('{"a":1}'))).toBe('other');
    expect(listedAgain(listed(1), unread('{}'))).toBe('other');
  });

  it('is no other one as the program fails at it', () => {
    expect(listedAgain(listed(1), unread('{}', PROGRAM_FAULT))).toBe('same');
    expect(listedAgain(unread('{}'), unread('{"a":1}', PROGRAM_FAULT))).toBe('same');
    expect(listedAgain(unread('{}', PROGRAM_FAULT), unread('{"a":1}'))).toBe('same');
  });
});
