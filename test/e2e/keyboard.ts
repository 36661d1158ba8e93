import type { CDPSession, Page } from '@playwright/test';

/** Letters of the Russian layout by the key that they stand on, row by row. */
const ROWS: readonly (readonly [string, readonly string[]])[] = [
  ['ё', ['Backquote']],
  ['йцукенгшщзхъ', [...'QWERTYUIOP'].map((letter) => `Key${letter}`).concat('BracketLeft', 'BracketRight')],
  ['фывапролджэ', [...'ASDFGHJKL'].map((letter) => `Key${letter}`).concat('Semicolon', 'Quote')],
  ['ячсмитьбю', [...'ZXCVBNM'].map((letter) => `Key${letter}`).concat('Comma', 'Period')],
];
const CODE_OF = new Map(
  ROWS.flatMap(([letters, codes]) => [...letters].map((letter, at) => [letter, codes[at] ?? ''] as const)),
);

const SHIFT = 8;

/** The key that a letter or digit stands on; other signs are typed wherever they stand. */
function placeOf(letter: string): { code?: string; windowsVirtualKeyCode?: number } {
  if (/\d/.test(letter)) return { code: `Digit${letter}`, windowsVirtualKeyCode: letter.charCodeAt(0) };
  const code = CODE_OF.get(letter);
  if (code === undefined) return {};
  return { code, ...(code.startsWith('Key') && { windowsVirtualKeyCode: code.charCodeAt(3) }) };
}

/** More presses of Tab than any screen has stops: then the name is wrong. */
const MOST_STOPS = 40;

/** A person at the keyboard who has nothing else: no mouse, no script that fills or focuses. */
export class Keyboard {
  readonly page: Page;
  readonly #layout: CDPSession;
  /** Keys pressed so far; Alt, Ctrl and Shift count as well. */
  strokes = 0;

  private constructor(page: Page, layout: CDPSession) {
    this.page = page;
    this.#layout = layout;
  }

  static async of(page: Page): Promise<Keyboard> {
    return new Keyboard(page, await page.context().newCDPSession(page));
  }

  /** One after another, e.g. `Alt+5`, `Enter`. */
  async press(...presses: readonly string[]): Promise<void> {
    for (const keys of presses) {
      if (keys === 'Enter') await this.armed();
      this.strokes += keys.split('+').length;
      await this.page.keyboard.press(keys);
    }
  }

  /** Waits until the primary key of what has appeared is not deaf any more, where there is such a key. */
  async armed(): Promise<void> {
    await this.page.waitForFunction(
      () => document.querySelector('[data-armed=false]:not(:disabled)') === null,
    );
  }

  /**
   * As on a Russian keyboard. The browser gets the presses one after the other, as a queue: it does not wait
   * for the page, as a fast typist does not.
   */
  async type(text: string): Promise<void> {
    const sent = [...text].flatMap((letter) => {
      const isCapital = letter !== letter.toLowerCase();
      this.strokes += isCapital ? 2 : 1;
      const key = { key: letter, ...placeOf(letter.toLowerCase()), modifiers: isCapital ? SHIFT : 0 };
      return [
        this.#layout.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...key }),
        this.#layout.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
      ];
    });
    await Promise.all(sent);
  }

  /** From the clipboard of the machine: how it got there is not the clerk's work here. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.press('Control+v');
  }

  /** By Tab to the control that bears this name. */
  async tabTo(name: string): Promise<void> {
    const passed: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const focused = await this.focused();
      if (focused.includes(name)) return;
      passed.push(focused);
      await this.press('Tab');
    }
    throw new Error(`No «${name}» among ${passed.join(' | ')}`);
  }

  async fill(name: string, text: string): Promise<void> {
    await this.tabTo(name);
    await this.type(text);
  }

  /** Takes out what stands in the field and types anew. */
  async retype(name: string, text: string): Promise<void> {
    await this.tabTo(name);
    await this.press('Control+a');
    await this.type(text);
  }

  /** The name of what has the focus. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return '(nothing)';
      const [label] = element instanceof HTMLInputElement ? (element.labels ?? []) : [];
      const [selectLabel] = element instanceof HTMLSelectElement ? element.labels : [];
      const named = element.getAttribute('aria-label') ?? (label ?? selectLabel ?? element).textContent;
      return (named ?? '').trim();
    });
  }
}
