import type { Refusal, RefusalReason } from './outcome.ts';

/** What a refusal leads to: the end, back to the clerk, or the same step again later. */
export type RefusalVerdict = 'ends' | 'returns' | 'later';

const VERDICT_OF: Readonly<Record<RefusalReason, RefusalVerdict>> = {
  invalid_snils: 'returns',
  bad_requisites: 'returns',
  bad_input: 'returns',
  requisite_taken: 'returns',
  client_unknown: 'returns',
  schoolboy_unavailable: 'later',
  active_card_elsewhere: 'ends',
  active_card_exists: 'ends',
  card_unknown: 'ends',
  card_blocked: 'ends',
  card_of_another: 'ends',
  // The card is connected all the same (2.1 step 13.1).
  chip_not_taken: 'ends',
};

/** All refusals of an answer are judged: the gravest decides, wherever in the list it stands. */
export function refusalVerdict(refusals: readonly [Refusal, ...Refusal[]]): RefusalVerdict {
  const verdicts = refusals.map(({ reason }) => VERDICT_OF[reason]);
  if (verdicts.includes('ends')) return 'ends';
  return verdicts.includes('returns') ? 'returns' : 'later';
}
