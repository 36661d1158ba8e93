import { z } from 'zod';
import type { Outcome, Refusal, RefusalReason } from '../../domain/outcome.ts';
import type { Step } from '../../domain/step.ts';
import { maskedMessage } from './masked-message.ts';
import { serviceName } from './service-name.ts';

export interface WireError {
  readonly code: number;
  readonly message: string;
}

export type WireErrors = readonly [WireError, ...WireError[]];

/** What the codes of one service mean; the same code means something else in the next service. */
export type RefusalCodes = Readonly<Record<number, RefusalReason>>;

/** In every service: the region code that we send is not known there. Our setting, not a refusal. */
const REGION_UNKNOWN = 12;
/** More than any service has codes; keeps a hostile answer out of the journal. */
const MOST_KEPT = 20;

const wireErrors = z
  .array(z.object({ code: z.int(), message: z.string().catch('') }))
  .min(1)
  .transform((errors) => errors as [WireError, ...WireError[]]);

/** The errors of a 400: an array in 4.1 to 4.3 and one object in 4.4; either is taken everywhere. */
export function readErrors(json: unknown): WireErrors | undefined {
  const read = wireErrors.safeParse(Array.isArray(json) ? json : [json]);
  return read.success ? read.data : undefined;
}

/** Judges all errors together: a wrong region code outweighs them, then a code that nobody listed. */
export function outcomeOfErrors(step: Step, errors: WireErrors | undefined, codes: RefusalCodes): Outcome {
  if (errors === undefined) return { class: 'unknown', reason: 'wrong_shape', httpStatus: 400 };
  if (errors.some(({ code }) => code === REGION_UNKNOWN)) return regionUnknown;
  const refusals: Refusal[] = [];
  for (const error of errors) {
    const reason = codes[error.code];
    if (reason === undefined) return { class: 'unknown', reason: 'unlisted_code', httpStatus: 400 };
    if (refusals.length < MOST_KEPT) refusals.push(refusalOf(step, error, reason));
  }
  const [first, ...others] = refusals;
  if (first === undefined) return { class: 'unknown', reason: 'wrong_shape', httpStatus: 400 };
  return { class: 'refused', step, refusals: [first, ...others] };
}

/** A 200 that says no all the same (4.4 with a `code` other than 0). */
export function outcomeOfRefusingSuccess(step: Step, error: WireError, reason: RefusalReason): Outcome {
  if (error.code === REGION_UNKNOWN) return regionUnknown;
  return { class: 'refused', step, refusals: [refusalOf(step, error, reason)] };
}

const regionUnknown: Outcome = { class: 'not_processed', reason: 'region_unknown' };

function refusalOf(step: Step, { code, message }: WireError, reason: RefusalReason): Refusal {
  return { reason, service: serviceName(step), code, message: maskedMessage(message) };
}
