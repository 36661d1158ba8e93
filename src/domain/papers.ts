/** Papers of regulation 1.1 that the clerk ticks as seen. */
export const PAPERS = ['identity', 'snils', 'application', 'consent'] as const;

export type Paper = (typeof PAPERS)[number];

/** Ground for refusal, by the regulation's own number (1.2). */
export type Ground = '1.2.1' | '1.2.2' | '1.2.3';

export const GROUND_TEXT: Record<Ground, string> = {
  '1.2.1': 'Личность не установлена: документ не предъявлен или срок его действия истёк',
  '1.2.2': 'Обратилось неуполномоченное лицо',
  '1.2.3': 'Представлен неполный комплект документов',
};

/** The ground that missing papers give, the identity first; none when all are there. */
export function groundOfPapers(shown: readonly Paper[]): Ground | undefined {
  if (!shown.includes('identity')) return '1.2.1';
  return PAPERS.every((paper) => shown.includes(paper)) ? undefined : '1.2.3';
}
