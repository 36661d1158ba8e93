import fc from 'fast-check';
import type { Outcome } from '../../src/domain/outcome.ts';
import { STEPS, type Step } from '../../src/domain/step.ts';
import { outcomeOf } from '../../src/main/department/outcome-of-exchange.ts';
import { protocolOf } from '../../src/main/department/protocol-of-call.ts';
import { CALLS, SNILS, SUCCESSES } from './invented-calls.ts';

export interface InventedAnswer {
  readonly step: Step;
  readonly status: number;
  readonly body: Buffer;
}

/** The codes of each service by the regulation's tables, written down here a second time. */
const LISTED: Record<Step, readonly number[]> = {
  check_active_card: [1],
  register_client: [3, 4, 5, 6, 13],
  connect_card: [1, 2, 3, 4, 5, 6, 7],
  register_chip: [1, 2],
};

const error = fc.record({ code: fc.integer({ min: 0, max: 14 }), message: fc.string() });
const errors = fc.oneof(error, fc.array(error, { minLength: 1, maxLength: 3 }));
const valid = (step: Step) => fc.oneof(fc.constant<unknown>(SUCCESSES[step]), errors);

/** A valid answer with one thing in it gone, replaced or added. */
const spoilt = (step: Step) =>
  fc
    .tuple(valid(step), fc.nat(), fc.jsonValue(), fc.constantFrom('drop', 'replace', 'add', 'wrap'))
    .map(spoil);

function spoil([answer, at, value, how]: [unknown, number, unknown, string]): unknown {
  if (how === 'wrap') return [answer];
  const target = Array.isArray(answer) ? answer[at % answer.length] : answer;
  const entries = Object.entries(target);
  const chosen = at % entries.length;
  if (how === 'drop') entries.splice(chosen, 1);
  else entries.splice(how === 'add' ? entries.length : chosen, 1, [entries[chosen]?.[0] ?? '', value]);
  return Array.isArray(answer)
    ? answer.with(at % answer.length, Object.fromEntries(entries))
    : Object.fromEntries(entries);
}

/** Text of an answer with a byte flipped, cut off, doubled or led by what does not belong there. */
const damaged = (step: Step) =>
  fc
    .tuple(valid(step), fc.nat(), fc.constantFrom('flip', 'cut', 'twice', 'bom', 'proto'))
    .map(([answer, at, how]) => {
      const bytes = Buffer.from(JSON.stringify(answer));
      if (how === 'cut') return bytes.subarray(0, at % bytes.length);
      if (how === 'twice') return Buffer.concat([bytes, bytes]);
      if (how === 'bom') return Buffer.concat([Buffer.from('\ufeff'), bytes]);
      if (how === 'proto') return Buffer.from(bytes.toString().replace('{', '{"__proto__":{"code":0},'));
      bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << (at % 8));
      return bytes;
    });

/** A valid answer with a new field as deep as that. */
function nested([answer, depth]: [unknown, number]): Buffer {
  const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  return Buffer.from(JSON.stringify(answer).replace('{', `{"new":${deep},`));
}

const asBytes = (arbitrary: fc.Arbitrary<unknown>) =>
  arbitrary.map((json) => Buffer.from(JSON.stringify(json)));

const bodyOf = (step: Step): fc.Arbitrary<Buffer> =>
  fc.oneof(
    { weight: 3, arbitrary: asBytes(valid(step)) },
    { weight: 2, arbitrary: asBytes(spoilt(step)) },
    asBytes(fc.jsonValue()),
    damaged(step),
    fc.tuple(valid(step), fc.integer({ min: 1, max: 60 })).map(nested),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  );

const status = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(200, 400) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
);

export const inventedAnswer: fc.Arbitrary<InventedAnswer> = fc
  .constantFrom(...STEPS)
  .chain((step) => fc.record({ step: fc.constant(step), status, body: bodyOf(step) }));

/** What the client makes of it. */
export function outcomeOfAnswer({ step, status: code, body }: InventedAnswer): Outcome {
  const exchange = { kind: 'answer', status: code, headers: {}, body } as const;
  return outcomeOf(exchange, protocolOf(CALLS[step]).judge, () => 0);
}

/** Throws where the outcome says more, or less, than the regulation lets this answer say. */
export function checkOutcome(answer: InventedAnswer): Outcome['class'] {
  const outcome = outcomeOfAnswer(answer);
  const allowed = verdictOf(answer);
  if (allowed !== outcome.class) {
    throw new Error(`${answer.step} ${answer.status}: ${outcome.class}, expected ${allowed}`);
  }
  return outcome.class;
}

/** A second, plainer reading of the same rules. */
function verdictOf({ step, status: code, body }: InventedAnswer): Outcome['class'] {
  if ([401, 403, 429].includes(code)) return 'not_processed';
  if (code !== 200 && code !== 400) return 'unknown';
  const json = plainJson(body);
  if (json === undefined) return 'unknown';
  return code === 200 ? verdictOf200(step, json) : verdictOf400(step, json);
}

function plainJson(body: Buffer): unknown {
  const text = body.toString('utf8');
  // Not UTF-8 throughout: it reads back as something else.
  if (!Buffer.from(text).equals(body)) return undefined;
  try {
    const json: unknown = JSON.parse(text, (key, value) => {
      if (key === '__proto__') throw new Error('poisoned');
      return value;
    });
    return depthOf(json) > 32 ? undefined : json;
  } catch {
    return undefined;
  }
}

function depthOf(json: unknown): number {
  if (typeof json !== 'object' || json === null) return 0;
  return 1 + Math.max(0, ...Object.values(json).map(depthOf));
}

function verdictOf200(step: Step, json: unknown): Outcome['class'] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'unknown';
  const { numSID, snils, code } = json as Record<string, unknown>;
  const done = (is: boolean) => (is ? 'done' : 'unknown');
  switch (step) {
    case 'check_active_card':
      return done(typeof numSID === 'string' && numSID.trim() !== '' && numSID.trim().length <= 255);
    case 'register_client':
      return done(typeof snils === 'string' && snils.replace(/[^0-9]/g, '') === SNILS);
    case 'connect_card':
      return done(isTextOrNothing(numSID) && (code === undefined || code === null || code === 0));
    case 'register_chip':
      if (!Number.isSafeInteger(code)) return 'unknown';
      return code === 0 ? 'done' : code === 12 ? 'not_processed' : 'refused';
  }
}

function isTextOrNothing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim().length <= 255);
}

function verdictOf400(step: Step, json: unknown): Outcome['class'] {
  const all: unknown[] = Array.isArray(json) ? json : [json];
  const codes = all.map((each) =>
    typeof each === 'object' && each !== null && 'code' in each ? each.code : undefined,
  );
  if (codes.length === 0 || !codes.every((code) => Number.isSafeInteger(code))) return 'unknown';
  if (codes.includes(12)) return 'not_processed';
  const others = step === 'check_active_card' ? codes.filter((code) => code !== 3) : codes;
  if (others.length === 0) return 'done';
  return others.every((code) => LISTED[step].includes(code as number)) ? 'refused' : 'unknown';
}
