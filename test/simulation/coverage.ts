import type { FaultCell, When } from './fault-cell.ts';

type Counts = Record<When, number>;

/** How often each kind of fault met each request, before and after the Department had carried it out. */
export class Coverage<Kind extends string = string, Where extends string = string> {
  readonly counts = new Map<string, Counts>();

  hit(kind: Kind, place: Where, when: When): void {
    this.#add(`${kind} ${place}`, when, 1);
  }

  count({ kind, place, when }: FaultCell): number {
    return this.counts.get(`${kind} ${place}`)?.[when] ?? 0;
  }

  /** Of another part of the same run. */
  addAll(others: Iterable<readonly [string, Counts]>): void {
    for (const [name, counts] of others) {
      this.#add(name, 'before_commit', counts.before_commit);
      this.#add(name, 'after_commit', counts.after_commit);
    }
  }

  toString(): string {
    const rows = [...this.counts].sort(([one], [other]) => (one < other ? -1 : 1));
    const lines = rows.map(([name, { before_commit, after_commit }]) => {
      const [kind = '', step = ''] = name.split(' ');
      return `${kind.padEnd(22)}${step.padEnd(20)}${cell(before_commit)}${cell(after_commit)}`;
    });
    const head = `${'fault'.padEnd(22)}${'request'.padEnd(20)}${'before commit'.padStart(15)}${'after commit'.padStart(15)}`;
    return [head, ...lines].join('\n');
  }

  #add(name: string, when: When, count: number): void {
    const counts = this.counts.get(name) ?? { before_commit: 0, after_commit: 0 };
    counts[when] += count;
    this.counts.set(name, counts);
  }
}

function cell(count: number): string {
  return String(count).padStart(15);
}
