/** A form of an invented person without a fault, as its JSON has it. */
export function rawForm() {
  return {
    applicant: {
      lastName: 'Ёлкина-Смирнова',
      firstName: 'Мария',
      middleName: 'Петровна',
      birthDate: '1990-03-15',
      birthPlace: 'г. Курган',
      gender: 'female',
      snils: '112-233-445 95',
      phone: '+7 912 000-11-22',
      email: 'elkina@example.ru',
      residenceAddress: 'г. Курган, ул. Гоголя, д. 1, кв. 2',
      notify: { sms: true, email: true },
      document: {
        type: 1,
        number: '3705 № 123456',
        issuedOn: '01.04.2010',
        issuedBy: 'ОУФМС России по Курганской области',
        divisionCode: '450-001',
        registrationAddress: 'г. Шадринск, ул. Ленина, д. 3',
      },
    },
    card: { number: '2200 0000 0000 0053', uid: '2a:83:15:5e', account: '40817810638000000001' },
    papers: ['identity', 'snils', 'application', 'consent'],
  };
}

/** The same with one value set at a dotted path, or the field taken out where it is undefined. */
export function formWith(path: string, value: unknown): unknown {
  const form: Record<string, unknown> = rawForm();
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let section = form;
  for (const key of keys) section = section[key] as Record<string, unknown>;
  if (value === undefined) delete section[last];
  else section[last] = value;
  return form;
}
