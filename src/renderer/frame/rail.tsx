import type { ReactNode } from 'react';
import { useKiosk } from '../kiosk-store.ts';
import { type Place, useNavigation } from '../navigation.ts';
import { ariaKeys, type Keys, useShortcut } from '../shortcuts.ts';
import { BrandMark } from '../ui/brand-mark.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { CallIcon, DeskIcon, HelpIcon, JournalIcon, PortalIcon, SettingsIcon } from './rail-icons.tsx';

type Section = Extract<Place['name'], 'home' | 'journal' | 'to_tell' | 'operations' | 'help' | 'workplace'>;

/** A visit and an application belong to the section that the clerk came from. */
const SECTION: Record<Place['name'], Section> = {
  home: 'home',
  visit: 'home',
  sending: 'home',
  journal: 'journal',
  application: 'journal',
  decision: 'journal',
  to_tell: 'to_tell',
  operations: 'operations',
  operation: 'operations',
  help: 'help',
  workplace: 'workplace',
};

export function Rail() {
  const toTell = useKiosk(({ toTell }) => toTell);
  const toDecide = useKiosk(({ reverse }) => reverse.waitForClerk + reverse.setAside);
  return (
    <nav className="rail" aria-label="Разделы">
      <BrandMark />
      <RailItem to="home" name="Приём" keys="F5" icon={<DeskIcon />} />
      <RailItem to="journal" name="Журнал" keys="F3" icon={<JournalIcon />} />
      <RailItem to="to_tell" name="Сообщить" keys="Alt C" icon={<CallIcon />} count={toTell} />
      <RailItem to="operations" name="Портал" keys="Alt P" icon={<PortalIcon />} count={toDecide} />
      <RailItem to="help" name="Справка" keys="F1" icon={<HelpIcon />} />
      <RailItem to="workplace" name="Место" keys="F12" icon={<SettingsIcon />} />
    </nav>
  );
}

interface RailItemProps {
  readonly to: Section;
  readonly name: string;
  readonly keys: Keys;
  readonly icon: ReactNode;
  /** What waits there. */
  readonly count?: number;
}

function RailItem({ to, name, keys, icon, count = 0 }: RailItemProps) {
  const { place, go } = useNavigation();
  const open = () => go({ name: to });
  useShortcut(keys, open);
  return (
    <button
      type="button"
      className="rail-item"
      aria-current={SECTION[place.name] === to ? 'page' : undefined}
      aria-keyshortcuts={ariaKeys(keys)}
      onClick={open}
    >
      {icon}
      <span>
        {name} {count > 0 && <span className="rail-count">{count}</span>}
      </span>
      <Kbd keys={keys} />
    </button>
  );
}
