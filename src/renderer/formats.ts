const MINUTE = 60_000;
const DAY = 86_400_000;

/** «17.03.1985 12:04» and its parts, in the region's zone. */
export class Clock {
  readonly #time: Intl.DateTimeFormat;
  readonly #seconds: Intl.DateTimeFormat;
  readonly #date: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    const clock = { timeZone, hour: '2-digit', minute: '2-digit' } as const;
    this.#time = new Intl.DateTimeFormat('ru', clock);
    this.#seconds = new Intl.DateTimeFormat('ru', { ...clock, second: '2-digit' });
    this.#date = new Intl.DateTimeFormat('ru', {
      timeZone,
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
    });
  }

  /** «12:04». */
  time(at: number): string {
    return this.#time.format(at);
  }

  /** «12:04:10». */
  seconds(at: number): string {
    return this.#seconds.format(at);
  }

  /** «17.03.1985». */
  date(at: number): string {
    return this.#date.format(at);
  }

  /** «в 12:04», or «сейчас» for what should have begun: a time that has passed promises nothing. */
  attempt(at: number, now: number): string {
    if (at <= now) return 'сейчас';
    return at - now < MINUTE ? 'в течение минуты' : `в ${this.time(at)}`;
  }

  /** «12:04» today, «завтра в 12:04», else with the date. */
  near(at: number, now: number): string {
    if (this.date(at) === this.date(now)) return this.time(at);
    if (this.date(at) === this.date(now + DAY)) return `завтра в ${this.time(at)}`;
    return `${this.date(at)} ${this.time(at)}`;
  }
}

/** `2026-11-23` as «23 ноября». */
export function dayAndMonth(date: string): string {
  return new Intl.DateTimeFormat('ru', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(date),
  );
}

/** 9620 1111 1111 2222. */
export function inFours(digits: string): string {
  return digits.replace(/(?<=\d)(?=(?:\d{4})+$)/g, '\u00a0');
}

/** «0,2 с». */
export function secondsBetween(from: number, till: number): string {
  const seconds = (till - from) / 1000;
  return `${seconds.toLocaleString('ru', { maximumFractionDigits: 1 })}\u00a0с`;
}

const RULES = new Intl.PluralRules('ru');

/** «1 заявление», «2 заявления», «5 заявлений». */
export function applicationsInWords(count: number): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'заявление', few: 'заявления' };
  return `${count.toLocaleString('ru')}\u00a0${forms[RULES.select(count)] ?? 'заявлений'}`;
}
