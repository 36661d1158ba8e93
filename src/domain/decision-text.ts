import type { Decision, DecisionReason } from './clearing.ts';

/** Nobody tries again by themselves once it has come to a person: why, as lists say it. */
export const DECISION_REASON_TEXT: Readonly<Record<DecisionReason, string>> = {
  schoolboy_unavailable: 'Департамент не получил сведения о школе',
  contradiction: 'ответы Департамента противоречат друг другу',
  not_committed: 'активной карты нет, время повторов вышло',
  active_unexplained: 'у заявителя активна карта, чья она, неизвестно',
  repeats_exhausted: 'все повторы остались без ответа',
  confirm_again: 'данные нужно подтвердить заново',
  offline_too_long: 'заявление слишком долго ждало отправки',
  restored: 'журнал восстановлен из копии, активную карту он не знает',
};

/** What has happened, for whoever decides. */
export const WHAT_HAPPENED: Readonly<Record<DecisionReason, string>> = {
  schoolboy_unavailable:
    'Департамент трижды ответил, что не смог узнать о школе. Карту он не подключал, сами больше не отправляем.',
  contradiction: 'Департамент дал ответы, которые исключают друг друга. Какой из них верен, киоск не знает.',
  not_committed:
    'Ответ на подключение карты потерян. Активной карты у заявителя сейчас нет, а 15 минут на повторы прошли.',
  active_unexplained:
    'Ответ на подключение карты потерян. У заявителя активна карта, но доказать, что она наша, киоск не может.',
  repeats_exhausted: 'Запрос повторяли три раза, и каждый раз ответ терялся. Сами больше не отправляем.',
  confirm_again:
    'Ответ на данные заявителя потерян, и после подтверждения прошло больше 15 минут. Данные могли измениться.',
  offline_too_long:
    'Заявление ждало отправки дольше, чем разрешает регион. В Департамент оно не уходило, само уже не уйдёт.',
  restored:
    'Журнал восстановлен из старой копии. У заявителя активна карта, о которой в этой копии ничего нет.',
};

interface DecisionText {
  /** As on its button. */
  readonly name: string;
  /** What it changes, before it is chosen. */
  readonly changes: string;
}

export const DECISION_TEXT: Readonly<Record<Decision, DecisionText>> = {
  is_connected: {
    name: 'Карта подключена',
    changes:
      'Заявление закончится как «карта подключена». Если у карты есть чип, его зарегистрируем следом. Изменить это потом нельзя.',
  },
  is_not_connected: {
    name: 'Карта не подключена',
    changes:
      'Заявление закончится как «карта не подключена». Житель сможет подать новое. Изменить это потом нельзя.',
  },
  look_again: {
    name: 'Спросить Департамент ещё раз',
    changes: 'Спросим, какая карта у заявителя активна, и больше ничего не отправим. Ответ покажем здесь.',
  },
  send_again: {
    name: 'Отправить ещё раз',
    changes:
      'Вы подтверждаете данные заново. Сначала спросим, нет ли активной карты, и только потом отправим.',
  },
};
