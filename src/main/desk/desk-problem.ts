import { block, type FieldProblem } from '../../domain/field-problem.ts';

/** Problems of an order rather than of a field: they stand under no field of the form. */
function ofDraft(code: string, message: string): FieldProblem {
  return { field: 'draft', ...block(code, message) };
}

function ofApplication(code: string, message: string): FieldProblem {
  return { field: 'application', ...block(code, message) };
}

function ofNumber(code: string, message: string): FieldProblem {
  return { field: 'card.number', ...block(code, message) };
}

export const NO_CLERK = ofDraft('no_clerk', 'За рабочим местом никого нет. Представьтесь и повторите.');
export const DRAFT_GONE = ofDraft(
  'draft_gone',
  'Этот черновик уже закрыт. Найдите заявление в журнале или начните новое.',
);
export const DRAFT_OF_ANOTHER = ofDraft(
  'draft_of_another',
  'Это заявление заполняет другой оператор. Возьмите его себе, чтобы продолжить.',
);
export const DRAFT_REGISTERED = ofDraft(
  'draft_registered',
  'У заявления уже есть номер, черновик удалить нельзя. Пока данные не отправлены, оформите отказ или отзыв.',
);
export const NOT_REGISTERED = ofDraft(
  'not_registered',
  'У заявления ещё нет номера, отзывать нечего. Удалите черновик.',
);
export const SENT_ALREADY = ofDraft(
  'sent_already',
  'Данные уже отправлены в Департамент. Отказать или отозвать здесь нельзя, исправьте заявление.',
);
export const SENDING_NOT_SET_UP = ofDraft(
  'sending_not_set_up',
  'Отправка на этом рабочем месте не настроена. Введённое сохранено. Позовите специалиста ИТ.',
);
/** The draft stays as it is: what was typed is not lost, only not accepted yet. */
export function queueIsFull(most: number): FieldProblem {
  return ofDraft(
    'queue_is_full',
    `Неотправленных заявлений уже ${most}, больше держать нельзя. Черновик сохранён: подтвердите его, когда очередь уменьшится.`,
  );
}
export const NOT_IDENTIFIED: FieldProblem = {
  field: 'applicant.snils',
  ...block('not_identified', 'Заявление ещё не зарегистрировано. Вернитесь к ФИО и СНИЛС и нажмите «Далее».'),
};

export const NO_SUCH_APPLICATION = ofApplication(
  'no_application',
  'Такого заявления в журнале нет. Обновите список и выберите заявление снова.',
);
export const NOT_EDITABLE = ofApplication(
  'not_editable',
  'В этом заявлении сейчас нечего исправлять. Посмотрите его состояние в журнале.',
);
/** Rule 5 of delivery: what was sent and is not known can't be taken back. */
export const RESULT_UNKNOWN = ofApplication(
  'result_unknown',
  'Заявка отправлена, её результат уточняется. Пока он не известен, исправить или отозвать её нельзя.',
);
export const NOTHING_TO_DECIDE = ofApplication(
  'nothing_to_decide',
  'По этому заявлению решать уже нечего. Посмотрите его состояние.',
);
export const NOT_A_WAY = ofApplication(
  'not_a_way',
  'Такого решения у этого заявления нет. Откройте его снова и выберите другое.',
);
export const TOO_EARLY_TO_END = ofApplication(
  'too_early_to_end',
  'Отправленное ещё может дойти до Департамента. Так закончить можно будет позже, время указано рядом.',
);
export const TOLD_OR_CHANGED = ofApplication(
  'told_or_changed',
  'Это уже отмечено, или результат за это время изменился. Посмотрите список снова.',
);
export const NOT_ENDED = ofApplication(
  'not_ended',
  'По этому заявлению ещё нет результата. Дождитесь его, потом копируйте.',
);
export const NOTHING_TO_COPY = ofApplication(
  'nothing_to_copy',
  'В этом заявлении нет личных данных: согласия не было. Начните новое заявление.',
);

export const NO_CHIP_LEFT = ofApplication(
  'no_chip_left',
  'В этом заявлении нет чипа, который нужно зарегистрировать. Посмотрите его состояние в журнале.',
);
export const CHIP_CANNOT_GO = ofApplication(
  'chip_cannot_go',
  'Отправка на этом рабочем месте не настроена. Чип зарегистрируем позже. Позовите специалиста ИТ.',
);
export const CARD_NOT_LAID = ofApplication(
  'card_not_laid',
  'Карты на считывателе нет. Положите карту заявителя и повторите.',
);
export const ANOTHER_CARD_LAID = ofApplication(
  'another_card_laid',
  'На считывателе другая карта. Положите ту, которую подключили по этому заявлению.',
);
export const RANDOM_CHIP_LAID = ofApplication(
  'random_chip_laid',
  'Приложен телефон или карта, у которой номер чипа каждый раз новый. Положите ту карту, которую подключили по этому заявлению.',
);

export const NUMBER_FROM_CHIP = ofNumber(
  'number_from_chip',
  'Номер уже прочитан с чипа. Чтобы взять другую карту, нажмите «Другая карта».',
);
export const NO_CARD_IN_HAND = ofNumber(
  'no_card',
  'Карты ещё нет. Приложите её к считывателю или введите номер.',
);
export const NUMBER_NEEDED = ofNumber('number_needed', 'Чип прочитан, номера карты ещё нет. Введите номер.');
export const WRONG_CARD = ofNumber(
  'not_mir',
  'Приложена не карта «Мир». Попросите карту «Мир» и приложите её.',
);
