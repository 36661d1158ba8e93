import { Panel } from './panel.tsx';

interface FactsPanelProps {
  readonly title: string;
  /** A fact without a value is left out. */
  readonly facts: readonly (readonly [name: string, value: string | undefined])[];
}

/** What is known, a line each, by its name. */
export function FactsPanel({ title, facts }: FactsPanelProps) {
  return (
    <Panel title={title}>
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
