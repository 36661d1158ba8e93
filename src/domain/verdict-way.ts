import { asHeading } from './first-letter.ts';
import { OPERATION_VERDICTS, type Operation, type OperationVerdict } from './operation.ts';
import { verdictText } from './verdict-text.ts';

/** One answer that a clerk may give the Department, in the clerk's words. */
export interface VerdictWay {
  readonly verdict: OperationVerdict;
  /** The regulation's number of it (4.5.2). */
  readonly number: 2 | 3 | 4 | 5 | 6;
  readonly name: string;
  /** What follows from it. */
  readonly changes: string;
  /** It says that the person is known here, so somebody has to be named. */
  readonly needsPerson: boolean;
  /** Why, as clerks often have it. */
  readonly reasons: readonly string[];
}

type Words = Omit<VerdictWay, 'verdict' | 'number' | 'name'>;

const NUMBER: Readonly<Record<OperationVerdict, VerdictWay['number']>> = {
  found: 2,
  person_not_found: 3,
  found_with_other_card: 4,
  card_unfit: 5,
  card_not_found: 6,
};

const NO_PERSON = ['Человека с такими данными нет в журнале', 'Искали и в других рабочих местах, не нашли'];
const NO_CARD = ['Такой карты нет в журнале', 'Эта карта записана на другого человека'];

const OF_CONNECTION: Readonly<Record<OperationVerdict, Words>> = {
  found: {
    changes: 'Карта будет считаться подключённой. Житель появится в разделе «Сообщить».',
    needsPerson: true,
    reasons: [
      'Тот же человек, сменился паспорт',
      'Тот же человек, сменилась фамилия',
      'Тот же человек, опечатка в данных',
    ],
  },
  person_not_found: {
    changes: 'Департамент предложит жителю прийти в МФЦ и обновить данные.',
    needsPerson: false,
    reasons: NO_PERSON,
  },
  found_with_other_card: {
    changes: 'Эта карта подключена не будет, прежняя останется активной.',
    needsPerson: true,
    reasons: ['У жителя активна другая карта жителя'],
  },
  card_unfit: {
    changes: 'Эта карта подключена не будет. Департамент сообщит жителю, что нужна другая.',
    needsPerson: true,
    reasons: ['Карта не «Мир»', 'Карта не на имя жителя'],
  },
  card_not_found: {
    changes: 'Департамент узнает, что такой карты у нас нет.',
    needsPerson: false,
    reasons: NO_CARD,
  },
};

const OF_BLOCK: Readonly<Partial<Record<OperationVerdict, Words>>> = {
  found: {
    changes: 'Карта в журнале будет отмечена заблокированной.',
    needsPerson: true,
    reasons: ['Тот же человек, карта его', 'Тот же человек, сменилась фамилия'],
  },
  person_not_found: {
    ...OF_CONNECTION.person_not_found,
    changes: 'Департамент узнает, что человека у нас нет.',
  },
  card_not_found: OF_CONNECTION.card_not_found,
};

/** The answers that make sense of an operation of that kind, by the regulation's numbers. */
export function verdictWays(type: Operation['type']): readonly VerdictWay[] {
  const words = type === 'register' ? OF_CONNECTION : OF_BLOCK;
  return OPERATION_VERDICTS.flatMap((verdict) => {
    const said = words[verdict];
    const name = asHeading(verdictText(verdict, type));
    return said ? [{ verdict, number: NUMBER[verdict], name, ...said }] : [];
  });
}

/** The regulation's number of a verdict, for IT. */
export function verdictNumber(verdict: OperationVerdict): VerdictWay['number'] {
  return NUMBER[verdict];
}
