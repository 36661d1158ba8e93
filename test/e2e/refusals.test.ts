import { describe, expect, it } from 'vitest';
import { TRIGGERS } from '../../src/stand/trigger-table.ts';
import { skipsChromium } from './chromium.ts';
import { browserOfFile, type Desk, expectSound, openDesk } from './desk.ts';
import {
  arrive,
  begin,
  RESIDENT,
  type Resident,
  register,
  see,
  showPapers,
  takeCard,
  toCard,
  toCheck,
  typePerson,
} from './visit.ts';

/** Whom one service refuses with that code, as the stand's table says. */
function refusedBy(service: string, code: number, among = 0): Resident {
  const rows = TRIGGERS.filter(
    (row) =>
      row.service === service && (row.answer.kind === 'refusal' ? row.answer.code === code : code === 200),
  );
  const snils = rows[among]?.snils;
  if (snils === undefined) throw new Error(`the stand refuses nobody with ${code}`);
  return { ...RESIDENT, snils };
}

async function confirm({ clerk }: Desk, who: Resident): Promise<void> {
  await toCheck(clerk, who);
  await clerk.press('Enter');
}

describe.skipIf(skipsChromium('refusals in Chromium'))('a refusal, by keyboard alone', () => {
  const browser = browserOfFile();

  describe('by the office', () => {
    it.each([
      ['1.2.1', ['Alt+2', 'Alt+3', 'Alt+4'], /Основание 1\.2\.1/],
      ['1.2.3', ['Alt+1', 'Alt+3', 'Alt+4'], /Основание 1\.2\.3/],
    ] as const)('on ground %s that the papers give', async (_ground, papers, said) => {
      const desk = await openDesk(browser());
      await begin(desk.clerk);
      await desk.clerk.press(...papers, 'Enter');
      await arrive(desk.clerk, 'Отказ в приёме');
      await expectSound(desk);
      await desk.clerk.press('Enter');
      await see(desk.clerk, said);
      await expectSound(desk);
      expect(desk.kiosk.services()).toEqual([]);
    });

    it('on ground 1.2.2 that the clerk names, after registration', async () => {
      const desk = await openDesk(browser());
      const { clerk } = desk;
      await begin(clerk);
      await showPapers(clerk);
      await register(clerk);
      await clerk.press('F4');
      await arrive(clerk, 'Отказ в приёме');
      await clerk.press('Alt+2', 'Enter');
      await see(clerk, /Основание 1\.2\.2/);
      expect(desk.kiosk.services()).toEqual(['CheckCard']);
      expect(desk.complaints).toEqual([]);
    });

    it('of a passport that has expired, and back from it to the date', async () => {
      const desk = await openDesk(browser());
      const { clerk } = desk;
      await begin(clerk);
      await showPapers(clerk);
      await register(clerk);
      await clerk.fill('Серия и номер', RESIDENT.passport);
      // Before the age of 20: it was valid for a month of grace after that.
      await clerk.fill('Дата выдачи', '20042000');
      await clerk.fill('Кем выдан', 'УВД');
      await clerk.tabTo('мужской');
      await clerk.type('ж');
      await clerk.fill('Дата рождения', '17031985');
      await clerk.fill('Место рождения', 'г. Далматово');
      await clerk.fill('Адрес регистрации', 'г. Курган');
      await clerk.press('Alt+1');
      await clerk.fill('Мобильный телефон', RESIDENT.phone);
      await clerk.press('Enter');
      await arrive(clerk, 'Отказ в приёме');
      await see(clerk, /Срок действия паспорта истёк/);
      await expectSound(desk);
      await clerk.press('Escape');
      await arrive(clerk, 'Заявитель');
      await clerk.press('F4', 'Alt+1', 'Enter');
      await see(clerk, /Основание 1\.2\.1/);
    });

    it('and withdrawal by the resident', async () => {
      const desk = await openDesk(browser());
      await begin(desk.clerk);
      await showPapers(desk.clerk);
      await register(desk.clerk);
      await desk.clerk.press('F4', 'Alt+4', 'Enter');
      await arrive(desk.clerk, 'Заявление отозвано');
      await expectSound(desk);
      expect(desk.kiosk.services()).toEqual(['CheckCard']);
    });
  });

  describe('by the Department, asked for an active card', () => {
    it.each([
      ['issued by the usual bank', 0],
      ['of another bank', 1],
    ])('that is there, %s', async (_bank, among) => {
      const desk = await openDesk(browser());
      await begin(desk.clerk);
      await showPapers(desk.clerk);
      await typePerson(desk.clerk, refusedBy('CheckCard', 200, among));
      await desk.clerk.press('Enter');
      await arrive(desk.clerk, 'У жителя уже есть карта жителя');
      await expectSound(desk);
      expect(desk.kiosk.services()).toEqual(['CheckCard']);
    });

    it('does not take the SNILS (1): back into its field, and on after the correction', async () => {
      const desk = await openDesk(browser());
      const { clerk } = desk;
      await begin(clerk);
      await showPapers(clerk);
      await typePerson(clerk, refusedBy('CheckCard', 1));
      await clerk.press('Enter');
      await see(clerk, /Департамент вернул заявление/);
      await arrive(clerk, 'Имя и СНИЛС');
      expect(await clerk.focused()).toContain('СНИЛС');
      await expectSound(desk);
      await clerk.type(RESIDENT.snils);
      await clerk.press('Enter');
      await arrive(clerk, 'Заявитель');
      await toCard(clerk);
      await takeCard(clerk);
      await clerk.press('Enter');
      await arrive(clerk, 'Карта подключена');
      expect(desk.kiosk.services()).toEqual([
        ...['CheckCard', 'CheckCard', 'Clients', 'Cards', 'RegisterMifare'],
      ]);
    });

    it('does not know the region (12): the clerk goes on, and the queue says who has to act', async () => {
      const desk = await openDesk(browser());
      const { clerk, kiosk } = desk;
      await confirm(desk, refusedBy('CheckCard', 12));
      await arrive(clerk, /Заявление принято/);
      await see(clerk, /нужен специалист ИТ/);
      await expectSound(desk);
      expect(new Set(kiosk.services())).toEqual(new Set(['CheckCard']));
    });
  });

  describe('by the Department, after confirmation', () => {
    it.each([
      ['Clients', 5, 'Департамент отказал', ['CheckCard', 'Clients']],
      ['Cards', 2, 'Департамент отказал', ['CheckCard', 'Clients', 'Cards']],
      ['Cards', 3, 'Департамент отказал', ['CheckCard', 'Clients', 'Cards']],
      ['Cards', 4, 'Департамент отказал', ['CheckCard', 'Clients', 'Cards']],
      ['Cards', 7, 'Департамент отказал', ['CheckCard', 'Clients', 'Cards']],
      ['RegisterMifare', 2, 'Карта подключена', ['CheckCard', 'Clients', 'Cards', 'RegisterMifare']],
    ] as const)('%s answers %i: «%s»', async (service, code, title, asked) => {
      const desk = await openDesk(browser());
      await confirm(desk, refusedBy(service, code));
      await arrive(desk.clerk, title);
      await expectSound(desk);
      expect(desk.kiosk.services()).toEqual(asked);
    });

    it.each([
      ['does not take requisites (3)', 3, 'Серия и номер'],
      ['knows a requisite of another (6)', 6, 'Серия и номер'],
    ])('%s: the cursor stands in what is named, and the correction is sent', async (_what, code, field) => {
      const desk = await openDesk(browser());
      const { clerk, kiosk } = desk;
      await confirm(desk, refusedBy('Clients', code));
      await arrive(clerk, 'Департамент просит исправить данные');
      await expectSound(desk);
      await clerk.press('Enter');
      await arrive(clerk, 'Заявитель');
      expect(await clerk.focused()).toContain(field);
      await expectSound(desk);
      await clerk.press('Control+a');
      await clerk.type('3705 999888');
      await clerk.press('Enter');
      await arrive(clerk, 'Карта заявителя');
      await clerk.press('Enter');
      await arrive(clerk, 'Проверьте и отправьте');
      await clerk.press('Enter');
      await arrive(clerk, 'Департамент просит исправить данные');
      // What came back and was corrected is asked about anew before it is posted.
      expect(kiosk.services()).toEqual(['CheckCard', 'Clients', 'CheckCard', 'Clients']);
    });

    it('cannot tell whether the resident goes to school (13): tried again, nobody waits', async () => {
      const desk = await openDesk(browser());
      await confirm(desk, refusedBy('Clients', 13));
      await arrive(desk.clerk, /Заявление принято/);
      await see(desk.clerk, /сведения о школе/);
      await expectSound(desk);
    });
  });
});
