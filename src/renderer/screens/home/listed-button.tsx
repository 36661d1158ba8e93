import type { ListedView } from '../../../main/api/listed-views.ts';
import { useNavigation } from '../../navigation.ts';

interface ListedButtonProps {
  readonly row: ListedView;
  readonly aside?: string | undefined;
  /** What is done with it next, and who acts if that fails. */
  readonly next?: string | undefined;
}

/** One application in a panel beside the work: name, what is true of it, and when something happens. */
export function ListedButton({ row, aside, next }: ListedButtonProps) {
  const go = useNavigation(({ go }) => go);
  return (
    <li>
      <button type="button" onClick={() => go({ name: 'application', id: row.id })}>
        <strong>{row.fullName || row.registrationNumber}</strong>
        {aside && <span className="aside">{aside}</span>}
        <span className="text">{row.text}</span>
        {next && <span className="text next-attempt">Дальше: {next}</span>}
      </button>
    </li>
  );
}
