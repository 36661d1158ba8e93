import type { Contour } from '../../domain/contour.ts';
import type { Snapshot } from '../../main/hosts/snapshot.ts';

const CONTOUR_TEXT: Record<Contour, readonly [name: string, advice: string]> = {
  training: ['Учебный контур', 'Данные настоящих людей и карт не вводите.'],
  production: ['Рабочий контур', 'Заявления уходят в Департамент по-настоящему.'],
};

export function WorkplacePanel({ snapshot }: { readonly snapshot: Snapshot }) {
  const { contour, regionName, office, workplace } = snapshot;
  const [name, advice] = CONTOUR_TEXT[contour];
  return (
    <section className="panel">
      <h2>{name}</h2>
      <p>{advice}</p>
      <dl>
        <dt>Регион</dt>
        <dd>{regionName}</dd>
        <dt>Офис</dt>
        <dd>№ {office}</dd>
        <dt>Место</dt>
        <dd>{workplace}</dd>
      </dl>
    </section>
  );
}
