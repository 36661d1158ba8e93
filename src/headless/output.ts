/** NDJSON on standard output, one event a line and the result last; problems on standard error. */
export interface Output {
  event(name: string, fields?: Readonly<Record<string, unknown>>): void;
  result(result: Readonly<Record<string, unknown>>): void;
  /** Plain text for a person, where a command prints a table instead of events. */
  text(line: string): void;
  problem(problem: Readonly<Record<string, unknown>>): void;
}

interface Sink {
  write(text: string): unknown;
  on(event: 'error', listener: () => void): unknown;
}

export function openOutput(stdout: Sink, stderr: Sink): Output {
  // A reader that has gone or a full disk behind the pipe must not cut off a delivery: the journal has it all.
  for (const sink of [stdout, stderr]) sink.on('error', () => undefined);
  const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
  return {
    event: (event, fields) => void stdout.write(line({ event, ...fields })),
    result: (result) => void stdout.write(line(result)),
    text: (text) => void stdout.write(`${text}\n`),
    problem: (problem) => void stderr.write(line(problem)),
  };
}
