import { describe, expect, it } from 'vitest';
import { skipsChromium } from './chromium.ts';
import { browserOfFile, type Desk, expectSound, openDesk } from './desk.ts';
import { arrive, begin, RESIDENT, register, see, showPapers, takeCard, toCard } from './visit.ts';

function value({ page }: Desk, label: string): Promise<string> {
  return page.getByRole('textbox', { name: label }).inputValue();
}

/** At the named field, with its own words, and the cursor in it. */
async function told(desk: Desk, label: string, words: RegExp): Promise<void> {
  await see(desk.clerk, words);
  expect(await desk.clerk.focused()).toContain(label);
  expect(await desk.page.getByRole('textbox', { name: label }).getAttribute('aria-invalid')).toBe('true');
}

describe.skipIf(skipsChromium('bad input in Chromium'))('what is typed or pasted in any form', () => {
  const browser = browserOfFile();

  it('is read where it has one meaning: SNILS, names, telephone, passport', async () => {
    const desk = await openDesk(browser());
    const { clerk, kiosk } = desk;
    await begin(clerk);
    await showPapers(clerk);
    await clerk.tabTo('Фамилия');
    await clerk.paste('  о’коннор-ёлкина ');
    await clerk.fill('Имя', 'жан-поль');
    await clerk.tabTo('СНИЛС');
    await clerk.paste('594\u00a0923\u00a0116\u00a030');
    expect(await value(desk, 'СНИЛС')).toBe('594-923-116 30');
    await clerk.press('Enter');
    await arrive(clerk, 'Заявитель');
    await clerk.tabTo('Серия и номер');
    for (const pasted of ['37 05 № 123456', '3705\u00a0123456', '37 05 123456', '3705123456']) {
      await clerk.press('Control+a');
      await clerk.paste(pasted);
      expect(await value(desk, 'Серия и номер паспорта')).toBe('3705 123456');
    }
    await clerk.tabTo('Дата выдачи');
    await clerk.paste('20.04.2005');
    await clerk.tabTo('Код подразделения');
    await clerk.paste('450001');
    await clerk.fill('Кем выдан', 'УВД');
    await clerk.tabTo('мужской');
    await clerk.type('м');
    await clerk.fill('Дата рождения', '17.03.1985');
    await clerk.fill('Место рождения', 'г. Далматово');
    await clerk.fill('Адрес регистрации', 'г. Курган');
    await clerk.press('Alt+1');
    await clerk.tabTo('Мобильный телефон');
    await clerk.paste('8 (912) 345-67-80');
    expect(await value(desk, 'Мобильный телефон')).toBe('+7 912 345-67-80');
    await clerk.press('Enter');
    await arrive(clerk, 'Карта заявителя');
    await takeCard(clerk);
    for (const words of [
      /О’Коннор-Ёлкина/i,
      /Жан-Поль/,
      '594-923-116 30',
      '3705 123456',
      '+7 912 345-67-80',
    ]) {
      await see(clerk, words);
    }
    await clerk.press('Enter');
    await arrive(clerk, 'Карта подключена');
    expect(kiosk.services()).toEqual(['CheckCard', 'Clients', 'Cards', 'RegisterMifare']);
    expect(desk.complaints).toEqual([]);
  });

  it('is refused at its field where it has none: name, SNILS', async () => {
    const desk = await openDesk(browser());
    const { clerk } = desk;
    await begin(clerk);
    await showPapers(clerk);
    await clerk.press('Enter');
    await told(desk, 'Фамилия', /амили/);
    await clerk.type('а'.repeat(51));
    await clerk.fill('Имя', 'аглая');
    await clerk.fill('СНИЛС', '59492311631');
    await clerk.press('Enter');
    await told(desk, 'Фамилия', /50/);
    await expectSound(desk);
    await clerk.retype('Фамилия', 'ё'.repeat(50));
    await clerk.press('Enter');
    await told(desk, 'СНИЛС', /Контрольное число СНИЛС не сходится/);
    await clerk.type(RESIDENT.snils);
    await clerk.press('Enter');
    await arrive(clerk, 'Заявитель');
    // Asked beside the visit: the page does not wait for it.
    await expect.poll(() => desk.kiosk.services()).toEqual(['CheckCard']);
    expect(desk.complaints).toEqual([]);
  });

  it.each([
    ['Дата рождения', '31.04.1985', /дат|дн/i],
    ['Дата рождения', '17.03.2050', /будущ|позже|наступил/i],
    ['Мобильный телефон', '12345', /номер телефона/i],
    ['Серия и номер паспорта', '370512', /4 цифры серии и 6 цифр/],
  ])('is refused at its field: %s %s', async (label, typed, words) => {
    const desk = await openDesk(browser());
    const { clerk } = desk;
    await begin(clerk);
    await showPapers(clerk);
    await register(clerk);
    await toCard(clerk);
    await clerk.press('Escape');
    await arrive(clerk, 'Заявитель');
    await clerk.retype(label, typed);
    await clerk.press('Enter');
    await told(desk, label, words);
    await expectSound(desk);
    // Asked beside the visit: the page does not wait for it.
    await expect.poll(() => desk.kiosk.services()).toEqual(['CheckCard']);
  });
});
