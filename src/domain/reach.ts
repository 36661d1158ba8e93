import type { NotProcessedReason, NotSentReason, Outcome, UnknownReason } from './outcome.ts';

/** The way of a request to the Department; each stage can only be reached through those before it. */
export const REACH_STAGES = ['address', 'connection', 'protection', 'answer', 'key', 'region_code'] as const;

export type ReachStage = (typeof REACH_STAGES)[number];

/** Reasons that only a probe tells apart: a request of the forward flow names them more coarsely. */
type ProbedReason =
  | 'name_server_silent'
  | 'network_unreachable'
  | 'handshake_timeout'
  | 'certificate_expired'
  | 'certificate_not_yet_valid'
  | 'certificate_of_another'
  | 'certificate_untrusted'
  | 'client_certificate_refused'
  | 'tls_too_old';

/** What keeps requests from their answers. */
export type ReachReason =
  | ProbedReason
  | Exclude<NotSentReason, 'not_configured'>
  | Exclude<NotProcessedReason, 'too_many_requests'>
  | Exclude<UnknownReason, 'interrupted'>;

/** What is known of the way to the Department; `answeredAt` by its own clock, epoch ms, where it told it. */
export type Reach =
  | { readonly ok: true; readonly answeredAt?: number; readonly retryAfterMs?: number }
  | { readonly ok: false; readonly reason: ReachReason };

const STAGE_OF: Readonly<Record<ReachReason, ReachStage>> = {
  name_lookup: 'address',
  name_server_silent: 'address',
  connection_refused: 'connection',
  connect_timeout: 'connection',
  network_unreachable: 'connection',
  tls: 'protection',
  handshake_timeout: 'protection',
  certificate_expired: 'protection',
  certificate_not_yet_valid: 'protection',
  certificate_of_another: 'protection',
  certificate_untrusted: 'protection',
  client_certificate_refused: 'protection',
  tls_too_old: 'protection',
  timeout: 'answer',
  connection_lost: 'answer',
  server_error: 'answer',
  unexpected_status: 'answer',
  not_json: 'answer',
  wrong_shape: 'answer',
  unlisted_code: 'answer',
  too_large: 'answer',
  key_rejected: 'key',
  region_unknown: 'region_code',
};

/** Where on its way a request comes to an end. */
export function reachStageOf(reason: ReachReason): ReachStage {
  return STAGE_OF[reason];
}

/** What the outcome of a step has shown of the way; undefined where it has shown nothing. */
export function reachOf(outcome: Outcome): Reach | undefined {
  switch (outcome.class) {
    case 'done':
      return { ok: true, ...(outcome.answeredAt !== undefined && { answeredAt: outcome.answeredAt }) };
    case 'refused':
      return { ok: true };
    case 'not_processed': {
      if (outcome.reason !== 'too_many_requests') return { ok: false, reason: outcome.reason };
      const { retryAfterMs } = outcome;
      return { ok: true, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    }
    case 'not_sent':
      // The program is closing: that says nothing of the Department.
      return outcome.reason === 'not_configured' ? undefined : { ok: false, reason: outcome.reason };
    case 'unknown':
      return outcome.reason === 'interrupted' ? undefined : { ok: false, reason: outcome.reason };
    default:
      return outcome satisfies never;
  }
}
