import { create } from 'zustand';

type Theme = 'system' | 'light' | 'dark';
type TextSize = 100 | 125 | 150;

/** How this workplace looks and sounds: of the desk, not of who sits at it. */
interface Appearance {
  readonly theme: Theme;
  readonly textSize: TextSize;
  readonly sound: boolean;
}

const KEY = 'appearance';
const USUAL: Appearance = { theme: 'system', textSize: 100, sound: true };

export const useAppearance = create<Appearance>(() => ({ ...USUAL, ...remembered() }));

/** Before the first paint, and whenever the clerk or the system changes it; the returned function ends it. */
export function showAppearance(): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const { theme, textSize } = useAppearance.getState();
    const { dataset } = document.documentElement;
    dataset['mantineColorScheme'] = schemeOf(theme, dark.matches);
    dataset['textSize'] = String(textSize);
  };
  show();
  dark.addEventListener('change', show);
  const forget = useAppearance.subscribe((appearance) => {
    show();
    remember(appearance);
  });
  return () => {
    dark.removeEventListener('change', show);
    forget();
  };
}

export function schemeOf(theme: Theme, systemIsDark: boolean): 'light' | 'dark' {
  if (theme === 'system') return systemIsDark ? 'dark' : 'light';
  return theme;
}

/** What a browser keeps may be anything, and keeping may be forbidden: then all is as usual. */
function remembered(): Partial<Appearance> {
  try {
    return readAppearance(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return {};
  }
}

export function readAppearance(stored: unknown): Partial<Appearance> {
  if (typeof stored !== 'object' || stored === null) return {};
  const { theme, textSize, sound } = stored as Record<string, unknown>;
  return {
    ...((theme === 'system' || theme === 'light' || theme === 'dark') && { theme }),
    ...((textSize === 100 || textSize === 125 || textSize === 150) && { textSize }),
    ...(typeof sound === 'boolean' && { sound }),
  };
}

function remember(appearance: Appearance): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(appearance));
  } catch {
    // It holds until the window is closed.
  }
}
