import { describe, expect, it } from 'vitest';
import { IN_FLIGHT, MORNING, NEW } from '../journal/invented-application.ts';
import { TemporaryWorkplace } from '../journal/temporary-workplace.ts';
import { imageBreaches, wireBreaches } from './crash-rules.ts';
import type { TappedRequest } from './wire-tap.ts';

const SNILS = NEW.applicant.snils;

function sent(service: string, more: Partial<TappedRequest> = {}): TappedRequest {
  return { service, snils: SNILS, digest: 'd', isAnswered: true, ...more };
}

describe('the rules of the wire', () => {
  it.each(['Clients', 'Cards'])('a second %s needs an answered question before it', (service) => {
    const blind = 'went out again blindly';
    expect(wireBreaches([sent(service), sent(service)])).toEqual([`${service} ${blind}`]);
    const unanswered = sent('CheckCard', { isAnswered: false });
    expect(wireBreaches([sent(service), unanswered, sent(service)])).toEqual([`${service} ${blind}`]);
    const ofAnother = sent('CheckCard', { snils: '11223344595' });
    expect(wireBreaches([sent(service), ofAnother, sent(service)])).toEqual([`${service} ${blind}`]);
    expect(wireBreaches([sent(service), sent('CheckCard'), sent(service)])).toEqual([]);
  });

  it('one card has one chip, sent as often as need be', () => {
    const first = sent('RegisterMifare', { mifareId: '2A83155E', digest: 'a' });
    const second = sent('RegisterMifare', { mifareId: '2A83155F', digest: 'b' });
    expect(wireBreaches([first, first])).toEqual([]);
    expect(wireBreaches([first, second])).toEqual(['a second chip was sent for one card']);
  });
});

describe('the rules of the disk', () => {
  it('what was told is there', () => {
    const journal = new TemporaryWorkplace().open();
    const { registrationNumber } = journal.register(NEW, [], MORNING);
    expect(imageBreaches(journal, [registrationNumber], [])).toEqual([]);
    const lost = '12-03/2026-000002';
    expect(imageBreaches(journal, [registrationNumber, lost], [])).toEqual([`${lost} was told and is lost`]);
  });

  it('no number is left out', () => {
    const workplace = new TemporaryWorkplace();
    const journal = workplace.open();
    journal.register(NEW, [], MORNING);
    workplace.database().exec('UPDATE numbering SET last = last + 1');
    journal.register(NEW, [], MORNING);
    expect(imageBreaches(journal, [], [])).toEqual(['12-03/2026-000003 at place 2']);
  });

  it('a request has its intent', () => {
    const journal = new TemporaryWorkplace().open();
    const { id } = journal.register(NEW, [], MORNING);
    expect(imageBreaches(journal, [], [sent('CheckCard')])).toHaveLength(1);
    journal.beginStep(id, 'check_active_card', 'd', IN_FLIGHT, MORNING);
    expect(imageBreaches(journal, [], [sent('CheckCard')])).toEqual([]);
    expect(imageBreaches(journal, [], [sent('CheckCard'), sent('CheckCard')])).toHaveLength(1);
  });
});
