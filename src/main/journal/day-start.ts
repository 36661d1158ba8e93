const DAY_MS = 86_400_000;

/** Tells when the day began that a clock on the wall of `timeZone` (an IANA name) shows; epoch ms. */
export function dayStartsIn(timeZone: string): (epochMs: number) => number {
  let formatter: Intl.DateTimeFormat | undefined;
  return (epochMs) => {
    // When first asked for: the first format of a process costs as much as opening the journal.
    formatter ??= new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    const start = epochMs - sinceMidnightMs(formatter, epochMs);
    // Not midnight where the clocks were changed since: some minutes after it, or before it.
    const off = sinceMidnightMs(formatter, start);
    return off < DAY_MS / 2 ? start - off : start + DAY_MS - off;
  };
}

function sinceMidnightMs(formatter: Intl.DateTimeFormat, epochMs: number): number {
  const shown = { hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatter.formatToParts(epochMs)) {
    if (type === 'hour' || type === 'minute' || type === 'second') shown[type] = Number(value);
  }
  const ms = ((epochMs % 1000) + 1000) % 1000;
  return ((shown.hour * 60 + shown.minute) * 60 + shown.second) * 1000 + ms;
}
