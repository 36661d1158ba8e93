import type { Answer, Outcome } from '../../domain/outcome.ts';
import type { HttpAnswer } from './http-answer.ts';

/** `answer` with the time at which the Department gave it, where it said so. */
export function doneOutcome(answer: Answer, { answeredAt }: HttpAnswer): Outcome {
  return { class: 'done', answer, ...(answeredAt !== undefined && { answeredAt }) };
}

/** A 200 that lacks what we need, or has it in another type: shown as such, never guessed at. */
export const WRONG_SUCCESS: Outcome = { class: 'unknown', reason: 'wrong_shape', httpStatus: 200 };
