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
}

export function openOutput(stdout: Sink, stderr: Sink): Output {
  const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
  return {
    event: (event, fields) => void stdout.write(line({ event, ...fields })),
    result: (result) => void stdout.write(line(result)),
    text: (text) => void stdout.write(`${text}\n`),
    problem: (problem) => void stderr.write(line(problem)),
  };
}
