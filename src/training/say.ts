import type { Applicant } from '../domain/applicant.ts';
import type { Application } from '../domain/application.ts';
import { applicationText, OUTCOME_TEXT } from '../domain/application-text.ts';
import type { FieldProblem } from '../domain/field-problem.ts';
import type { Outcome } from '../domain/outcome.ts';
import { stateText } from '../domain/state-text.ts';
import type { Step } from '../domain/step.ts';
import { STEP_TEXT } from '../domain/step-text.ts';
import type { CardErrorReason, ReaderStatus } from '../domain/tap.ts';
import type { Accepted } from '../main/desk/desk.ts';
import type { Kiosk } from '../main/kiosk.ts';
import type { Settings } from '../main/settings/settings.ts';

/** Everything that `npm start` tells the person who runs it. */
export const say = {
  opening({ region, reader, dataDirectory }: Settings, url: string): void {
    const device = reader.kind === 'simulated' ? 'имитация' : (reader.name ?? 'первый бесконтактный');
    line('УЧЕБНЫЙ КОНТУР. Данные настоящих людей и карт не вводите.');
    line(`Регион:               ${region.name}`);
    line(`Стенд Департамента:   ${url}`);
    line(`Считыватель:          ${device}`);
    line(`Журнал (зашифрован):  ${dataDirectory}`);
    line('');
  },

  person({ lastName, firstName, middleName = '' }: Applicant): void {
    line(`Заявитель (вымышленный): ${[lastName, firstName, middleName].join(' ').trim()}`);
    line('Документы проверены: заявление, согласие, СНИЛС, паспорт.');
  },

  reader(status: ReaderStatus): void {
    line(`Считыватель: ${readerText(status)}.`);
  },

  registered({ application, warnings }: Accepted): void {
    line(`Заявление зарегистрировано: ${application.registrationNumber}.`);
    for (const { message } of warnings) line(`Обратите внимание: ${message}`);
  },

  step(step: Step, outcome: Outcome): void {
    line(`Департамент, ${STEP_TEXT[step]}: ${OUTCOME_TEXT[outcome.class]}.`);
  },

  record({ journal, settings }: Kiosk, application: Application): void {
    const { state } = application;
    line('');
    line(`Итог: ${stateText(state)}.`);
    if (state.status === 'connected' && state.numSid)
      line(`Номер карты жителя (для QR-кода): ${state.numSid}`);
    line('');
    line('Запись журнала:');
    const { timeZone } = settings.region;
    for (const text of applicationText(application, journal.steps(application.id), timeZone))
      line(`  ${text}`);
    line('');
    line('Что дальше:');
    line(`  KARTA_CONTOUR=training KARTA_DATA_DIR=${settings.dataDirectory} \\`);
    line('    npm run --silent headless -- journal    этот журнал');
    line('  npm run --silent headless -- help         киоск без экрана: команды и настройки');
    line('  npm run stand                             стенд Департамента отдельной программой');
    line('  KARTA_READER=pcsc npm start               то же с настоящим считывателем');
  },

  allOpen(): number {
    return complaint(
      'У всех вымышленных заявителей есть незавершённые заявления. Уберите папку .data и повторите.',
    );
  },

  noNumber(): number {
    return complaint('Номер с карты не прочитан. Приложите пластиковую карту «Мир» и запустите ещё раз.');
  },

  problems(problems: readonly FieldProblem[]): number {
    for (const { message } of problems) complaint(message);
    return 1;
  },
};

const CARD_ERROR_TEXT: Record<CardErrorReason, string> = {
  pulled_early: 'карту убрали слишком рано, подержите её дольше',
  mute: 'карта не отвечает, снимите её и приложите снова',
  two_cards: 'на считывателе две карты, оставьте одну',
  held_by_another_program: 'карту занимает другая программа',
  no_uid: 'номер чипа не прочитан, приложите карту снова',
  uid_truncated: 'номер чипа прочитан не полностью, приложите карту снова',
  malformed_answers: 'карта отвечает неправильно, возьмите другую',
  reader_trouble: 'сбой считывателя, приложите карту снова',
};

function readerText(status: ReaderStatus): string {
  switch (status.status) {
    case 'starting':
      return 'запускается';
    case 'service_off':
      return 'служба смарт-карт не запущена';
    case 'no_reader':
      return 'не найден, подключите его к компьютеру';
    case 'reader_hung':
      return 'не отвечает, перезапускаем';
    case 'waiting':
      return 'готов, приложите карту';
    case 'reading':
      return 'читает карту';
    case 'card':
      return 'карта прочитана';
    case 'card_error':
      return CARD_ERROR_TEXT[status.reason];
  }
}

function line(text: string): void {
  console.log(text);
}

function complaint(text: string): number {
  console.error(text);
  return 1;
}
