import type { DecisionView } from '../../../main/api/application-views.ts';

/** A proposal, and what it rests on: it carries out nothing. */
export function Advice({ decision }: { readonly decision: DecisionView }) {
  const { verdict, speaksFor, speaksAgainst, ways, proposed } = decision;
  const name = ways.find((way) => way.decision === proposed)?.name;
  return (
    <section className="said waiting advice" aria-label="Что предлагает киоск">
      <strong>{verdict}</strong>
      {speaksFor.length > 0 && <Points title="За то, что активна наша карта" points={speaksFor} />}
      {speaksAgainst.length > 0 && <Points title="Против этого" points={speaksAgainst} />}
      {name && <p>Киоск предлагает: «{name}». Решаете вы.</p>}
    </section>
  );
}

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  );
}
