import type { OperationDecisionView } from '../../../main/api/operation-views.ts';

/** What the kiosk would answer, by what, and where it has looked; it decides nothing itself. */
export function Proposal({ decision }: { readonly decision: OperationDecisionView }) {
  const { proposed, searched, speaksFor, speaksAgainst, ways } = decision;
  const way = ways.find(({ verdict }) => verdict === proposed);
  return (
    <section className="said waiting advice" aria-label="Что предлагает киоск">
      {way && <strong>Киоск предлагает: «{way.name}». Решаете вы.</strong>}
      <p>{searched}</p>
      <Reasons title="За это" reasons={speaksFor} />
      <Reasons title="Против" reasons={speaksAgainst} />
    </section>
  );
}

function Reasons({ title, reasons }: { readonly title: string; readonly reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </>
  );
}
