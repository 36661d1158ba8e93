import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type FormRules, readApplicationForm } from '../../src/domain/application-form.ts';
import { parseCalendarDate } from '../../src/domain/calendar-date.ts';
import { CardNumber } from '../../src/domain/card-number.ts';
import { DOCUMENT_TYPES } from '../../src/domain/document.ts';
import { expectOk } from './problem-of.ts';
import { formWith, rawForm } from './raw-form.ts';

const RULES: FormRules = { today: expectOk(parseCalendarDate('2026-11-23')), documentTypes: [1, 8, 12] };

/** `severity field code` of all that is said about a form, whether it is taken or not. */
function said(raw: unknown, rules = RULES): string[] {
  const read = readApplicationForm(raw, rules);
  const problems = read.ok ? read.value.warnings : read.problem;
  return problems.map(({ severity, field, code }) => `${severity} ${field} ${code}`);
}

function taken(raw: unknown, rules = RULES) {
  const read = readApplicationForm(raw, rules);
  if (!read.ok) throw new Error(`form refused: ${read.problem.map(({ code }) => code).join(', ')}`);
  return read.value;
}

/** The good form with another document in place of the passport. */
function withDocument(document: Record<string, unknown>): unknown {
  return formWith('applicant.document', { ...rawForm().applicant.document, ...document });
}

describe('a form without a fault', () => {
  it('becomes an applicant in the forms that are kept and sent', () => {
    const { applicant, papers, warnings, passportExpired } = taken(rawForm());
    expect(applicant).toEqual({
      ...rawForm().applicant,
      snils: '11223344595',
      phone: '79120001122',
      document: {
        ...rawForm().applicant.document,
        number: '3705 123456',
        issuedOn: '2010-04-01',
        divisionCode: '450001',
      },
    });
    expect({ papers, warnings, passportExpired }).toEqual({
      papers: rawForm().papers,
      warnings: [],
      passportExpired: false,
    });
  });

  it('becomes a card whose number can be overwritten', () => {
    const { card } = taken(rawForm());
    expect(card.number?.lastTwo).toBe('53');
    expect(card.uid).toBe('2A83155E');
    expect(card.account).toBe('40817810638000000001');
    expect(JSON.stringify(card)).not.toContain('2200');
  });

  it('needs nothing of the card where the reader will give it', () => {
    expect(taken(formWith('card', {})).card).toEqual({});
  });

  it.each(['applicant.middleName', 'applicant.email', 'card.number', 'card.uid', 'card.account'])(
    'may leave out %s, as absent, null or blank',
    (path) => {
      const raw =
        path === 'applicant.email' ? formWith('applicant.notify', { sms: true, email: false }) : rawForm();
      for (const value of [undefined, null, '', '  ']) {
        const [section = '', field = ''] = path.split('.');
        const form = { ...(raw as Record<string, object>) };
        form[section] = { ...form[section], [field]: value };
        const read = taken(form);
        expect(section === 'card' ? read.card : read.applicant).not.toHaveProperty(field);
      }
    },
  );

  it('lists each paper once, in the order of the regulation', () => {
    expect(taken(formWith('papers', ['consent', 'identity', 'identity'])).papers).toEqual([
      'identity',
      'consent',
    ]);
    expect(taken(formWith('papers', [])).papers).toEqual([]);
  });
});

describe('one thing wrong', () => {
  it.each([
    ['applicant.lastName', undefined, 'missing'],
    ['applicant.lastName', null, 'missing'],
    ['applicant.lastName', ' ', 'name_empty'],
    ['applicant.lastName', 'Я'.repeat(51), 'name_length'],
    ['applicant.firstName', 'Мар\u0007ия', 'name_control_characters'],
    ['applicant.firstName', 5, 'not_text'],
    ['applicant.middleName', 'Я'.repeat(51), 'name_length'],
    ['applicant.middleName', ['Петровна'], 'not_text'],
    ['applicant.birthDate', '31.04.1990', 'date_not_in_calendar'],
    ['applicant.birthDate', '2026-11-24', 'birth_in_future'],
    ['applicant.birthDate', '1899-12-31', 'birth_before_1900'],
    ['applicant.birthDate', 19900315, 'not_text'],
    ['applicant.birthPlace', '', 'text_empty'],
    ['applicant.birthPlace', 'я'.repeat(256), 'text_length'],
    ['applicant.birthPlace', 'я'.repeat(1001), 'too_long'],
    ['applicant.residenceAddress', undefined, 'missing'],
    ['applicant.gender', 'woman', 'gender'],
    ['applicant.gender', 1, 'not_text'],
    ['applicant.snils', '11134534511', 'snils_checksum'],
    ['applicant.snils', 11223344595, 'not_text'],
    ['applicant.phone', '12345', 'phone_format'],
    ['applicant.email', 'elkina', 'email_format'],
    ['applicant.notify', undefined, 'missing'],
    ['applicant.notify', true, 'not_an_object'],
    ['applicant.notify.sms', 'true', 'not_yes_no'],
    ['applicant.notify.email', undefined, 'missing'],
    ['applicant.document', undefined, 'missing'],
    ['applicant.document', [], 'not_an_object'],
    ['applicant.document.type', 2, 'document_type'],
    ['applicant.document.type', '1', 'document_type'],
    ['applicant.document.type', undefined, 'document_type'],
    ['applicant.document.number', '3705', 'passport_number_format'],
    ['applicant.document.issuedOn', '2026-11-24', 'issued_in_future'],
    ['applicant.document.issuedOn', '2004-03-14', 'passport_issued_too_early'],
    ['applicant.document.issuedBy', undefined, 'missing'],
    ['applicant.document.issuedBy', '', 'text_empty'],
    ['applicant.document.divisionCode', null, 'missing'],
    ['applicant.document.divisionCode', '45', 'division_code_format'],
    ['applicant.document.registrationAddress', '\n', 'text_empty'],
    ['applicant', undefined, 'missing'],
    ['applicant', 'Ёлкина', 'not_an_object'],
    ['card', undefined, 'missing'],
    ['card.number', '4111111111111111', 'not_mir'],
    ['card.number', '220000000000005', 'card_number_length'],
    ['card.number', '2200000000000054', 'card_number_checksum'],
    ['card.number', 2200000000000053, 'not_text'],
    ['card.uid', '2A83', 'uid_length'],
    ['card.uid', '8804A1B2', 'uid_truncated'],
    ['card.account', '4081781063800000000', 'account_format'],
    ['card.account', '4081781063800000000А', 'account_format'],
    ['papers', undefined, 'not_a_list'],
    ['papers', 'identity', 'not_a_list'],
    ['papers', ['identity', 'passport'], 'unknown_paper'],
    ['papers', ['identity', null], 'unknown_paper'],
  ])('%s as %j is %s', (path, value, code) => {
    expect(readApplicationForm(formWith(path, value), RULES).ok).toBe(false);
    expect(said(formWith(path, value))).toEqual([`block ${path} ${code}`]);
  });

  it.each([
    ['applicant.email', undefined],
    ['applicant.email', ''],
  ])('%s as %j goes against the wish to be notified there', (path, value) => {
    expect(said(formWith(path, value))).toEqual(['block applicant.notify.email notify_without_email']);
  });

  it.each(['nonsense', 'applicant.midleName', 'applicant.notify.push', 'applicant.document.num', 'card.cvv'])(
    'is a field nobody knows: %s',
    (path) => {
      expect(said(formWith(path, 'x'))).toEqual([`block ${path} unknown_field`]);
    },
  );

  it.each([null, undefined, 5, 'text', true, []])('is a form that is none: %j', (raw) => {
    expect(readApplicationForm(raw, RULES).ok).toBe(false);
    expect(said(raw)).toHaveLength(1);
  });
});

describe('something unusual', () => {
  it.each([
    ['applicant.lastName', 'Ivanova', 'name_characters'],
    ['applicant.firstName', 'Mария', 'name_characters'],
    ['applicant.middleName', 'Петровна 2', 'name_characters'],
    ['applicant.phone', '+73522000000', 'phone_not_mobile'],
    ['card.uid', '08A1B2C3', 'uid_random'],
    ['card.uid', '1FA1B2C3', 'uid_not_unique'],
  ])('%s as %j is taken with a warning %s', (path, value, code) => {
    expect(taken(formWith(path, value)).warnings).toHaveLength(1);
    expect(said(formWith(path, value))).toEqual([`warn ${path} ${code}`]);
  });

  it('in the roman number of a birth certificate is taken with a warning', () => {
    const form = withDocument({ type: 8, number: 'IIII-КБ 123456' });
    expect(taken(form).applicant.document.number).toBe('IIII-КБ 123456');
    expect(said(form)).toEqual(['warn applicant.document.number roman_number']);
  });
});

describe('a child', () => {
  it('may be born and have its certificate today', () => {
    const form = rawForm();
    Object.assign(form.applicant, { birthDate: '2026-11-23' });
    Object.assign(form.applicant.document, { type: 8, number: 'IV-КБ 123456', issuedOn: '2026-11-23' });
    expect(said(form)).toEqual([]);
  });
});

describe('the term of a passport', () => {
  it('that is over is for the desk to refuse, not a fault of the form', () => {
    // 45 on 1 June 2026, and 90 days more until 30 August.
    const form = formWith('applicant.birthDate', '1981-06-01');
    expect(taken(form)).toMatchObject({ passportExpired: true, warnings: [] });
  });

  it('that is running out is a warning', () => {
    const form = formWith('applicant.birthDate', '1981-09-01');
    expect(taken(form).passportExpired).toBe(false);
    expect(said(form)).toEqual(['warn applicant.document.issuedOn passport_exchange_running']);
  });

  it('is no matter of other documents', () => {
    const form = formWith('applicant.birthDate', '1981-06-01') as ReturnType<typeof rawForm>;
    Object.assign(form.applicant.document, { type: 12, number: '82 1234567' });
    expect(taken(form)).toMatchObject({ passportExpired: false, warnings: [] });
  });
});

describe('other documents', () => {
  it('need neither office nor division code', () => {
    const form = withDocument({ type: 12, number: '82 1234567', issuedBy: '', divisionCode: null });
    const { document } = taken(form).applicant;
    expect(document).toMatchObject({ type: 12, number: '82 1234567' });
    expect(document).not.toHaveProperty('issuedBy');
    expect(document).not.toHaveProperty('divisionCode');
  });

  it('keep both where they are given', () => {
    const { document } = taken(withDocument({ type: 12, number: '82 1234567' })).applicant;
    expect(document).toMatchObject({
      divisionCode: '450001',
      issuedBy: rawForm().applicant.document.issuedBy,
    });
  });

  it.each([
    ['1990-03-14', 'issued_before_birth'],
    ['2026-11-24', 'issued_in_future'],
  ])('are not issued on %s: %s', (issuedOn, code) => {
    const form = withDocument({ type: 12, number: '82 1234567', issuedOn });
    expect(said(form)).toEqual([`block applicant.document.issuedOn ${code}`]);
  });

  it('fit the pattern that the profile gives, also a global one, time after time', () => {
    const rules: FormRules = { ...RULES, documentTypes: DOCUMENT_TYPES, patterns: { 12: /^\d{2} \d{7}$/g } };
    for (let time = 0; time < 3; time += 1) {
      expect(said(withDocument({ type: 12, number: '82 1234567' }), rules)).toEqual([]);
    }
    expect(said(withDocument({ type: 12, number: '82-1234567' }), rules)).toEqual([
      'block applicant.document.number document_number_format',
    ]);
    expect(said(withDocument({ type: 11, number: '82-1234567' }), rules)).toEqual([]);
  });
});

describe('many things wrong', () => {
  it('are all said at once, warnings among them, in the order of the form', () => {
    const form = rawForm();
    Object.assign(form.applicant, { lastName: 'Ivanova', snils: '1', phone: '1', firstname: 'x' });
    Object.assign(form.applicant.document, { number: '1', issuedOn: '31.04.2010' });
    Object.assign(form.card, { number: '1', uid: '08A1B2C3' });
    expect(said(form)).toEqual([
      'warn applicant.lastName name_characters',
      'block applicant.snils snils_length',
      'block applicant.phone phone_format',
      'block applicant.document.number passport_number_format',
      'block applicant.document.issuedOn date_not_in_calendar',
      'block applicant.firstname unknown_field',
      'block card.number card_number_length',
      'warn card.uid uid_random',
    ]);
  });

  it('have the card number overwritten, as nobody else will', () => {
    const wipe = vi.spyOn(CardNumber.prototype, 'wipe');
    try {
      taken(rawForm());
      expect(wipe).not.toHaveBeenCalled();
      said(formWith('applicant.snils', '1'));
      expect(wipe).toHaveBeenCalledOnce();
    } finally {
      wipe.mockRestore();
    }
  });

  it('never repeat what was typed', () => {
    const path = fc.constantFrom(...pathsOf(rawForm()));
    const value = fc.stringMatching(/^[0-9A-Za-zА-я@. -]{6,40}$/).map((text) => `зж9${text}`);
    fc.assert(
      fc.property(path, value, (at, typed) => {
        const read = readApplicationForm(formWith(at, typed), RULES);
        expect(JSON.stringify(read.ok ? read.value.warnings : read.problem)).not.toContain(typed);
      }),
    );
  });

  it('do not repeat a number that was typed as the name of a field', () => {
    const [first = ''] = said({ ...rawForm(), '2200000000000053': 'x', ['я'.repeat(500)]: 'x' });
    expect(first).toBe('block # unknown_field');
  });

  it('are bounded where a form has no end of fields', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`field${n}`, n]));
    expect(said({ ...rawForm(), ...many })).toHaveLength(20);
  });
});

describe('hostile input', () => {
  it('with __proto__ and the like is an unknown field', () => {
    const raw: unknown = JSON.parse(
      JSON.stringify(rawForm()).replace('{', '{"__proto__":{"admin":true},"constructor":1,'),
    );
    expect(said(raw)).toEqual(['block __proto__ unknown_field', 'block constructor unknown_field']);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  it('does not lend a field from the prototype', () => {
    const form = formWith('applicant', Object.create(rawForm().applicant));
    expect(said(form)).toContain('block applicant.lastName missing');
  });

  it('of millions of characters or thousands of levels is refused', () => {
    expect(said(formWith('applicant.lastName', 'я'.repeat(5_000_000)))).toEqual([
      'block applicant.lastName too_long',
    ]);
    const deep: unknown = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    for (const path of ['applicant', 'applicant.snils', 'applicant.document.type', 'card.uid']) {
      expect(said(formWith(path, deep))).toHaveLength(1);
    }
    expect(said(formWith('papers', [deep]))).toEqual(['block papers unknown_paper']);
  });

  it('of any kind never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (raw) => {
        expect(readApplicationForm(raw, RULES).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('of any kind in any one place never throws, and what blocks is named', () => {
    const path = fc.constantFrom(...pathsOf(rawForm()));
    const junk = fc.oneof(
      fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true }),
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(path, junk, (at, value) => {
        const read = readApplicationForm(formWith(at, value), RULES);
        if (read.ok) return;
        expect(read.problem.filter(({ severity }) => severity === 'block')).not.toEqual([]);
        for (const { message } of read.problem) expect(message).toMatch(/^[А-ЯЁ][^!]*\.$/);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Every dotted path of the form, sections and fields. */
function pathsOf(value: object, before = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const path = `${before}${key}`;
    const nested = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    return nested ? [path, ...pathsOf(inner, `${path}.`)] : [path];
  });
}
