/** Applications that only a bug can have made throw: nothing more is tried with them. */
export interface SetAside {
  has(id: number): boolean;
  add(id: number, error: unknown): void;
}

/** They are left alone until the next start; all others go on. */
export class SetAsideUntilStart implements SetAside {
  readonly #ids = new Set<number>();
  readonly #onAdded: (id: number, error: unknown) => void;

  constructor(onAdded: (id: number, error: unknown) => void) {
    this.#onAdded = onAdded;
  }

  get ids(): readonly number[] {
    return [...this.#ids];
  }

  has(id: number): boolean {
    return this.#ids.has(id);
  }

  add(id: number, error: unknown): void {
    if (this.#ids.has(id)) return;
    this.#ids.add(id);
    this.#onAdded(id, error);
  }

  clear(): void {
    this.#ids.clear();
  }
}

/** For IT. The name alone: what stands in an unforeseen error might be personal. */
export function tellSetAside(id: number, error: unknown): void {
  console.error(
    `Заявление ${id} отложено до нового запуска: ${error instanceof Error ? error.name : 'сбой'}`,
  );
}
