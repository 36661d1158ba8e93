import type { DraftPage } from '../../domain/draft.ts';
import type { Paper } from '../../domain/papers.ts';

/** What the frame of a visit says, whatever the page. */
export const VISIT_TEXT = {
  returned: 'Департамент вернул заявление. Сверьте с документом то, что отмечено, и отправьте снова.',
  mend: 'Исправьте то, что отмечено, и продолжайте.',
  tickPapers: 'Отметьте, что житель показал. Если на столе всё, нажмите Alt 5.',
  unmended: 'Ничего не исправлено. Департамент откажет снова.',
  sendUnmended: 'Отправить без исправлений',
  cardFirst: 'Сначала нужна карта: приложите её к считывателю или введите номер.',
  numberFirst: 'Введите номер с лицевой стороны карты.',
} as const;

interface PageText {
  readonly title: string;
  readonly lead: string;
  readonly primary: string;
  /** What the clerk says aloud on this page. */
  readonly tell: readonly string[];
}

export const PAGE_TEXT: Readonly<Record<DraftPage, PageText>> = {
  papers: {
    title: 'Документы и личность',
    lead: 'Сравните лицо с фотографией в документе и отметьте, что лежит на столе.',
    primary: 'К имени и СНИЛС',
    tell: ['Покажите, пожалуйста, паспорт и СНИЛС.', 'Заявление и согласие подпишите на бумаге.'],
  },
  person: {
    title: 'Имя и СНИЛС',
    lead: 'Как в документе. По СНИЛС сразу спросим Департамент, нет ли уже карты жителя.',
    primary: 'Зарегистрировать',
    tell: ['Сейчас проверим, нет ли у вас уже карты жителя.'],
  },
  applicant: {
    title: 'Заявитель',
    lead: 'Поля идут в том же порядке, что и страницы паспорта.',
    primary: 'К карте',
    tell: ['Назовите номер мобильного телефона: на него придёт сообщение о результате.'],
  },
  card: {
    title: 'Карта заявителя',
    lead: 'Оставьте карту на считывателе, пока не услышите сигнал.',
    primary: 'К проверке',
    tell: ['Карту менять не нужно.', 'Деньги и счёт остаются в вашем банке.'],
  },
  check: {
    title: 'Проверьте и отправьте',
    lead: 'Сверьте строки с документами. Исправить можно через шаги слева.',
    primary: 'Подтвердить и отправить',
    tell: ['Проверьте, пожалуйста, свои данные.', 'После отправки я сразу скажу вам результат.'],
  },
};

export const PAPER_TEXT: Readonly<Record<Paper, { readonly name: string; readonly about: string }>> = {
  identity: { name: 'Документ, удостоверяющий личность', about: 'действует, фотография похожа' },
  snils: { name: 'СНИЛС', about: 'на бумаге или на экране телефона, п. 1.1.3' },
  application: { name: 'Заявление о подключении карты', about: 'подписано, п. 1.1.1' },
  consent: {
    name: 'Согласие на обработку персональных данных',
    about: 'отдельный лист, подписано, п. 1.1.2',
  },
};
