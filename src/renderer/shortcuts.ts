import { createContext, useContext, useLayoutEffect, useRef } from 'react';
import type { SHORTCUTS } from './shortcut-texts.ts';

/** As printed on the screen, e.g. `Ctrl L`; only those that the list knows, so the list is whole. */
export type Keys = (typeof SHORTCUTS)[number]['keys'];

/** Whether a part of the screen stands in a dialog: while one is open, only its keys work. */
export const InDialog = createContext(false);

interface Listener {
  readonly keys: Keys;
  readonly inDialog: boolean;
  readonly handle: (pressedAt: number) => void;
}

/** The last one that was enabled is on top: a screen over another one takes its keys. */
const listeners: Listener[] = [];

/**
 * Presses that belong to the text field stay there: only `Esc`, `Enter`, function keys and those with
 * Ctrl or Alt are taken from it. A key that is held down counts once. `pressedAt` is in ms of the page's
 * own clock.
 */
export function useShortcut(
  keys: Keys | undefined,
  handler: (pressedAt: number) => void,
  options?: { enabled?: boolean },
): void {
  const enabled = options?.enabled ?? true;
  const inDialog = useContext(InDialog);
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  // With the screen itself: whoever sees the key may press it at once.
  useLayoutEffect(() => {
    if (!enabled || keys === undefined) return;
    const listener: Listener = { keys, inDialog, handle: (pressedAt) => latest.current(pressedAt) };
    listeners.push(listener);
    return () => {
      listeners.splice(listeners.indexOf(listener), 1);
    };
  }, [keys, enabled, inDialog]);
}

/** One for the page; the returned function ends it. */
export function listenToKeys(target: Pick<Window, 'addEventListener' | 'removeEventListener'>): () => void {
  target.addEventListener('keydown', onKeyDown);
  return () => target.removeEventListener('keydown', onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  // A held `Enter` would press a button over and over, that of the next page too.
  if (event.repeat && isPressedByEnter(event)) event.preventDefault();
  const pressed = keysOf(event);
  const dialogIsOpen = document.querySelector('dialog:modal') !== null;
  const listener = listeners.findLast(({ keys, inDialog }) => keys === pressed && inDialog === dialogIsOpen);
  if (!listener || !mayTake(event.target, pressed)) return;
  event.preventDefault();
  if (!event.repeat) listener.handle(event.timeStamp);
}

function isPressedByEnter({ key, target }: KeyboardEvent): boolean {
  return key === 'Enter' && target instanceof Element && target.closest(PRESSED_BY_ENTER) !== null;
}

type KeyPress = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

/** By the place of the key, not its letter: `Ctrl L` is the same key in the Russian layout. */
export function keysOf({ code, key, ctrlKey, altKey, shiftKey, metaKey }: KeyPress): string {
  const name = keyName(code || key);
  const modifiers = [metaKey && 'Meta', ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift'];
  return [...modifiers.filter(Boolean), name].join(' ');
}

const NAMES: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  NumpadEnter: 'Enter',
  Slash: '/',
  NumpadDivide: '/',
};

function keyName(code: string): string {
  return NAMES[code] ?? code.replace(/^(?:Key|Digit|Numpad)(?=[A-Z0-9]$)/, '');
}

const TYPING = 'textarea, select, input:not([type=checkbox], [type=radio], [type=button])';
/** Their own meaning of `Enter` goes first. */
const PRESSED_BY_ENTER = 'button, a[href], summary';

function mayTake(target: EventTarget | null, keys: string): boolean {
  if (!(target instanceof Element)) return true;
  if (keys === 'Enter') return !target.closest(PRESSED_BY_ENTER);
  // In one line of text there is no page to turn.
  if (keys.startsWith('Page')) return !target.matches('textarea, select');
  const isPlain = keys.length === 1 || keys.startsWith('Arrow');
  return !(isPlain && target.matches(TYPING));
}

/** As `aria-keyshortcuts` wants it. */
export function ariaKeys(keys: Keys): string {
  return keys.replace('Ctrl', 'Control').replace('Esc', 'Escape').replaceAll(' ', '+');
}
