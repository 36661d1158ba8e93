import type { DecisionView } from '../../../main/api/application-views.ts';
import { FactsPanel } from '../../ui/facts-panel.tsx';

/** The card that the Department holds active, to be laid beside the one of the application below. */
export function ActiveCardPanel({ active }: { readonly active: NonNullable<DecisionView['active']> }) {
  const facts = [
    ['Банк', active.issuer],
    ['Выдана', active.issuedOn],
    ['Действует до', active.validTo],
    ['Номер карты жителя', `оканчивается на ${active.lastFour}`],
  ] as const;
  return <FactsPanel title="Активная карта у Департамента" facts={facts} />;
}
