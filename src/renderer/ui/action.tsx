import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ariaKeys, type Keys, useShortcut } from '../shortcuts.ts';
import { Kbd } from './kbd.tsx';
import { usePress } from './use-press.ts';
import { type QuietTime, useQuiet } from './use-quiet.ts';

interface ActionProps {
  readonly children: ReactNode;
  readonly onPress: () => unknown;
  readonly keys?: Keys;
  /** The one on its screen, with `Enter`. */
  readonly primary?: boolean;
  /** How long a primary `Enter` is deaf at first; else as long as any page is. */
  readonly deaf?: QuietTime;
  /** Looks like a link: a way aside. */
  readonly quiet?: boolean;
  readonly disabled?: boolean;
  /** One of several that exclude each other, chosen or not. */
  readonly pressed?: boolean;
  /** Heard and not seen, where the words alone do not say which of several in a list it is about. */
  readonly about?: string;
}

/** A button that shows its key. While a press is being answered another one does nothing. */
export function Action({
  children,
  onPress,
  keys,
  primary,
  deaf = primary && keys === 'Enter' ? 'page' : 'none',
  quiet,
  disabled = false,
  pressed,
  about,
}: ActionProps) {
  const { press, pending } = usePress(onPress);
  const { armed, hears } = useQuiet(deaf, !disabled);
  const pressAt = (pressedAt: number) => hears(pressedAt) && press();
  useShortcut(keys, pressAt, { enabled: !disabled });
  const kind = primary ? ' primary' : quiet ? ' quiet' : '';
  return (
    <Button
      className={`action${kind}`}
      variant="default"
      type="button"
      disabled={disabled}
      aria-busy={pending}
      aria-pressed={pressed}
      aria-keyshortcuts={keys && ariaKeys(keys)}
      rightSection={keys && <Kbd keys={keys} />}
      data-armed={deaf === 'none' ? undefined : armed}
      onClick={({ timeStamp }) => pressAt(timeStamp)}
    >
      {children}
      {about && <span className="for-ears">: {about}</span>}
    </Button>
  );
}
