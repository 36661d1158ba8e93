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
      this.strokes += keys.split('+').length;
      await this.page.keyboard.press(keys);
    }
  }

  /** As on a Russian keyboard; the signs that both layouts share are typed as they are. */
  async type(text: string): Promise<void> {
    for (const letter of text) {
      const code = CODE_OF.get(letter.toLowerCase());
      this.strokes += letter === letter.toLowerCase() ? 1 : 2;
      if (code === undefined) await this.page.keyboard.type(letter);
      else await this.#pressLetter(letter, code);
    }
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

  async #pressLetter(letter: string, code: string): Promise<void> {
    const key = { key: letter, code, windowsVirtualKeyCode: code.startsWith('Key') ? code.charCodeAt(3) : 0 };
    await this.#layout.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, ...key });
    await this.#layout.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }
}
