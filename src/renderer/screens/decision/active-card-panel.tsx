import type { DecisionView } from '../../../main/api/views.ts';
import { Panel } from '../../ui/panel.tsx';

/** The card that the Department holds active, to be laid beside the one of the application below. */
export function ActiveCardPanel({ active }: { readonly active: NonNullable<DecisionView['active']> }) {
  const facts = [
    ['Банк', active.issuer],
    ['Выдана', active.issuedOn],
    ['Действует до', active.validTo],
    ['Номер карты жителя', `оканчивается на ${active.lastFour}`],
  ] as const;
  return (
    <Panel title="Активная карта у Департамента">
      <dl className="facts-list">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Panel>
  );
}
