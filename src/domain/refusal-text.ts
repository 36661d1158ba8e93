import type { Refusal, RefusalReason } from './outcome.ts';

const REFUSAL_TEXT: Readonly<Record<RefusalReason, string>> = {
  active_card_elsewhere: 'у жителя есть действующая карта жителя другого банка',
  active_card_exists: 'у жителя уже есть действующая карта жителя',
  card_unknown: 'Департамент не нашёл эту карту',
  card_blocked: 'карта заблокирована',
  card_of_another: 'карта записана за другим человеком',
  invalid_snils: 'Департамент не принял СНИЛС',
  bad_requisites: 'Департамент не принял данные из документов',
  bad_input: 'Департамент не принял данные заявления',
  requisite_taken: 'такие данные уже указаны у другого человека',
  schoolboy_unavailable: 'Департамент не получил сведения о школе',
  client_unknown: 'Департамент не нашёл данные заявителя',
  chip_not_taken: 'чип не принят',
};

type Refusals = readonly [Refusal, ...Refusal[]];

/** What a refusal means, in the clerk's words; the Department's own may be terms of programmers. */
export function refusalText(refusals: Refusals): string {
  return [...new Set(refusals.map(({ reason }) => REFUSAL_TEXT[reason]))].join(', ');
}

/** The Department's own words as a quotation; empty where it has said nothing. */
export function departmentQuotation(refusals: Refusals): string {
  const said = refusals.map(({ message }) => message.trim().replace(/\.$/, '')).filter(Boolean);
  return said.length === 0 ? '' : `Ответ Департамента: «${said.join('; ')}».`;
}
