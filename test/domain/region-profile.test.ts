import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRegionProfile } from '../../src/domain/region-profile.ts';

const folder = new URL('../../resources/regions/', import.meta.url);
const files = readdirSync(folder);
const kurgan = JSON.parse(readFileSync(new URL('45-kurgan.json', folder), 'utf8'));

function problems(change: Readonly<Record<string, unknown>>): readonly string[] {
  const read = readRegionProfile({ ...kurgan, ...change });
  return read.ok ? [] : read.problem;
}

describe('the shipped profiles', () => {
  it.each(files)('%s is in order and named for its id', (file) => {
    const read = readRegionProfile(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
    expect(read).toMatchObject({ ok: true, value: { id: file.replace('.json', '') } });
  });

  it('leave to the Kurgan region what it has not decided', () => {
    expect(kurgan.cardCipher.production).toBeNull();
    expect(kurgan.numberFromChip).toEqual({ production: false, training: true });
  });
});

describe('a profile that is not in order', () => {
  it.each([
    ['a missing field', { timeZone: undefined }, 'timeZone'],
    ['an unknown field', { zone: 'Europe/Moscow' }, 'zone'],
    ['a zone that is none', { timeZone: 'Asia/Kurgan' }, 'timeZone'],
    ['another protocol', { api: 'karta-v2' }, 'api'],
    ['a document type that is none', { documentTypes: [15] }, 'documentTypes'],
    ['no document type', { documentTypes: [] }, 'documentTypes'],
    ['a portal without TLS', { portal: 'http://portal.example' }, 'portal'],
    ['a UID format that is none', { mifareId: { ...kurgan.mifareId, base: 'octal' } }, 'mifareId.base'],
    [
      'a verdict by nobody',
      { reverse: { ...kurgan.reverse, cardUnfit: { by: 'chance' } } },
      'reverse.cardUnfit',
    ],
    [
      'a verdict after no days',
      { reverse: { ...kurgan.reverse, personNotFound: { by: 'profile_after', days: 0 } } },
      'reverse.personNotFound.days',
    ],
    [
      'the demo cipher in production',
      { cardCipher: { production: { kind: 'demo' }, training: null } },
      'cardCipher',
    ],
  ])('%s is named', (_, change, path) => {
    const found = problems(change);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(path);
  });

  it('of any shape is a problem and no throw', () => {
    fc.assert(fc.property(fc.anything(), (raw) => !readRegionProfile(raw).ok));
  });
});
