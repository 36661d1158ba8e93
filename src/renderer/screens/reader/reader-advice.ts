import type { Tone } from '../../../domain/status-text.ts';
import type { CardErrorReason } from '../../../domain/tap.ts';
import type { ReaderView } from '../../../main/api/workplace-views.ts';

export interface ReaderAdvice {
  readonly tone: Tone;
  readonly picture: 'absent' | 'ready' | 'reading' | 'read' | 'failed' | 'foreign';
  readonly inBrief: string;
  readonly title: string;
  /** One sentence: what to do now. */
  readonly advice: string;
}

const STATUS_ADVICE: Record<Exclude<ReaderView['status'], 'card' | 'card_error'>, ReaderAdvice> = {
  starting: {
    tone: 'neutral',
    picture: 'absent',
    inBrief: 'Ищем считыватель',
    title: 'Ищем считыватель',
    advice: 'Это занимает несколько секунд. Заявление можно начать и сейчас.',
  },
  service_off: {
    tone: 'bad',
    picture: 'absent',
    inBrief: 'Считыватель не работает',
    title: 'Считыватель не работает',
    advice: 'Служба смарт-карт этого компьютера не отвечает: позовите специалиста ИТ.',
  },
  no_reader: {
    tone: 'bad',
    picture: 'absent',
    inBrief: 'Считыватель не найден',
    title: 'Считыватель не найден',
    advice: 'Подключите считыватель к\u00a0этому компьютеру кабелем USB.',
  },
  reader_hung: {
    tone: 'waiting',
    picture: 'absent',
    inBrief: 'Считыватель перезапускается',
    title: 'Считыватель перезапускается',
    advice: 'Подождите несколько секунд, а если не поможет, отключите и снова подключите его кабель.',
  },
  waiting: {
    tone: 'good',
    picture: 'ready',
    inBrief: 'Считыватель готов',
    title: 'Приложите карту или начните заявление',
    advice: 'Знакомая карта откроет своё заявление. Для новой карты начните заявление.',
  },
  reading: {
    tone: 'waiting',
    picture: 'reading',
    inBrief: 'Считыватель читает карту',
    title: 'Читаем карту',
    advice: 'Не убирайте карту со считывателя.',
  },
};

const FAILURE: Record<CardErrorReason, readonly [title: string, advice: string]> = {
  pulled_early: ['Карту убрали слишком рано', 'Приложите её снова и держите, пока она не прочитается.'],
  mute: ['Карта не отвечает', 'Снимите её и приложите снова, ровно и без чехла.'],
  two_cards: ['На считывателе две карты', 'Уберите обе и приложите одну.'],
  held_by_another_program: [
    'Карту занимает другая программа',
    'Закройте другие программы, которые работают с картами, и приложите карту снова.',
  ],
  no_uid: ['Номер чипа не прочитан', 'Снимите карту и приложите её снова.'],
  uid_truncated: ['Номер чипа прочитан не полностью', 'Снимите карту и приложите её снова.'],
  malformed_answers: ['Карта отвечает неправильно', 'Возьмите другую карту.'],
  reader_trouble: ['Считыватель не справился', 'Снимите карту и приложите её снова.'],
};

const STUBBORN_ADVICE =
  'Несколько попыток подряд не удались: попробуйте другую карту, а если не читается и она, позовите специалиста ИТ.';

/** What the clerk is told of the reader: its state and one sentence of what to do. */
export function readerAdvice(reader: ReaderView): ReaderAdvice {
  switch (reader.status) {
    case 'card':
      return reader.network === 'mir' ? MIR_READ : FOREIGN_CARD;
    case 'card_error': {
      const [title, advice] = FAILURE[reader.reason];
      const inBrief = 'Карта не прочитана';
      const said = reader.stubborn ? STUBBORN_ADVICE : advice;
      return { tone: 'bad', picture: 'failed', inBrief, title, advice: said };
    }
    default:
      return STATUS_ADVICE[reader.status];
  }
}

const MIR_READ: ReaderAdvice = {
  tone: 'good',
  picture: 'read',
  inBrief: 'Карта прочитана',
  title: 'Карта «Мир» прочитана',
  advice: 'Чтобы подключить её, начните заявление.',
};

const FOREIGN_CARD: ReaderAdvice = {
  tone: 'waiting',
  picture: 'foreign',
  inBrief: 'Это не карта «Мир»',
  title: 'Это не карта «Мир»',
  advice: 'Уберите её и попросите у жителя карту «Мир»: другие к проекту не подключают.',
};
