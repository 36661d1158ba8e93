import { Radio } from '@mantine/core';
import type { CandidateView, ComparedView, OperationView } from '../../../main/api/operation-views.ts';
import { FactsPanel } from '../../ui/facts-panel.tsx';
import { Pill } from '../../ui/pill.tsx';

interface ComparisonProps {
  readonly operation: OperationView;
  /** Absent: nobody has to be chosen. */
  readonly chosen?: number | undefined;
  readonly onChoose?: ((applicationId: number) => void) | undefined;
}

/** What the Department sent beside what the journal knows; a sign and a word tell what differs. */
export function Comparison({ operation: { sent, candidates }, chosen, onChoose }: ComparisonProps) {
  const first = candidates[0];
  if (!first) {
    const facts = sent.map(({ name, value }) => [name, value] as const);
    return facts.length === 0 ? null : <FactsPanel title="Прислал Департамент" facts={facts} />;
  }
  return (
    <table className="comparison">
      <caption>{candidates.length === 1 ? 'Кто похож' : 'Кто похож: выберите клавишей Alt 1'}</caption>
      <thead>
        <tr>
          <th scope="col">Данные</th>
          <th scope="col">Прислал Департамент</th>
          {candidates.map((candidate) => (
            <CandidateHead
              key={candidate.applicationId}
              candidate={candidate}
              isChosen={onChoose !== undefined && candidate.applicationId === chosen}
              onChoose={onChoose}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {first.lines.map(({ name, sent: value }, at) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value ?? <NotThere>не прислано</NotThere>}</td>
            {candidates.map(({ applicationId, lines }) => (
              <KnownCell key={applicationId} line={lines[at]} />
            ))}
          </tr>
        ))}
        {candidates.some(({ cards }) => cards.length > 0) && (
          <tr>
            <th scope="row">Карты</th>
            <td />
            {candidates.map(({ applicationId, cards }) => (
              <td key={applicationId}>
                {cards.map((card) => (
                  <p key={card}>{card}</p>
                ))}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  );
}

interface CandidateHeadProps {
  readonly candidate: CandidateView;
  readonly isChosen: boolean;
  readonly onChoose?: ComparisonProps['onChoose'];
}

function CandidateHead({ candidate, isChosen, onChoose }: CandidateHeadProps) {
  const { applicationId, registrationNumber, text, tone } = candidate;
  return (
    <th scope="col" className={isChosen ? 'chosen' : undefined}>
      {onChoose ? (
        <Radio
          name="candidate"
          value={String(applicationId)}
          checked={isChosen}
          onChange={() => onChoose(applicationId)}
          aria-label={`Это он, ${registrationNumber}`}
          label="Это он"
        />
      ) : (
        <p>Наш журнал</p>
      )}
      <p className="number">{registrationNumber}</p>
      <Pill tone={tone}>{text}</Pill>
    </th>
  );
}

function KnownCell({ line }: { readonly line: ComparedView | undefined }) {
  if (!line) return <td />;
  const { known, match } = line;
  return (
    <td className={match}>
      {known ?? <NotThere>не записано</NotThere>}{' '}
      {match !== 'not_compared' && <span className="match">{MATCH[match]}</span>}
    </td>
  );
}

const MATCH = { agrees: '= совпадает', differs: '≠ отличается' } as const;

function NotThere({ children }: { readonly children: string }) {
  return <span className="not-there">{children}</span>;
}
