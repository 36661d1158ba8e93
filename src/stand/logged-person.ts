import { findCard } from './card-store.ts';
import { maskSnils } from './mask.ts';
import type { StandState, WireRequest } from './stand-state.ts';

/**
 * Masked SNILS of whom a request is about, so that the log shows whose steps belong together. The body
 * is not parsed: the person is named even where it does not fit the schema.
 */
export function loggedPerson(state: StandState, { snilsInPath, body }: WireRequest): string | null {
  if (snilsInPath !== '') return maskSnils(snilsInPath);
  const text = Buffer.from(body).toString('utf8');
  const snils = /"snils"\s*:\s*"(\d{11})"/.exec(text)?.[1] ?? ownerOfCard(state, text);
  return snils == null ? null : maskSnils(snils);
}

function ownerOfCard(state: StandState, text: string): string | null | undefined {
  const cardHash = /"cardHash"\s*:\s*"([^"\\]+)"/.exec(text)?.[1];
  return cardHash === undefined ? undefined : findCard(state, cardHash)?.snils;
}
