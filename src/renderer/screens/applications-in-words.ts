const RULES = new Intl.PluralRules('ru');
const FORMS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'заявление', few: 'заявления' };
const NUMBERS = new Intl.NumberFormat('ru');

/** «1 заявление», «2 заявления», «5 заявлений». */
export function applicationsInWords(count: number): string {
  return `${NUMBERS.format(count)} ${FORMS[RULES.select(count)] ?? 'заявлений'}`;
}
