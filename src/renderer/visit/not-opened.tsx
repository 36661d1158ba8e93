import { useNavigation } from '../navigation.ts';
import { Action } from '../ui/action.tsx';
import { Heading } from '../ui/heading.tsx';

interface NotOpenedProps {
  readonly why: string;
  readonly onAgain: () => unknown;
}

/** There is nothing to show: why, and the two ways on. */
export function NotOpened({ why, onAgain }: NotOpenedProps) {
  const go = useNavigation(({ go }) => go);
  return (
    <section className="visit-alone">
      <Heading>Заявление не открылось</Heading>
      <p>{why}</p>
      <div className="actions">
        <Action keys="Esc" onPress={() => go({ name: 'home' })}>
          К началу
        </Action>
        <Action keys="Enter" primary onPress={onAgain}>
          Повторить
        </Action>
      </div>
    </section>
  );
}
