import type { WaitReason } from './application.ts';

/** What people are told of a wait: whose turn it is, and whether the Department has answered at all. */
export type WaitKind =
  | 'no_connection'
  | 'our_setting'
  | 'busy'
  | 'no_school_data'
  | 'no_answer'
  | 'unclear_answer'
  | 'interrupted';

const KIND_OF: Readonly<Record<WaitReason, WaitKind>> = {
  name_lookup: 'no_connection',
  connection_refused: 'no_connection',
  connect_timeout: 'no_connection',
  // The far end was there: certificates, keys and codes are for IT to set right.
  tls: 'our_setting',
  not_configured: 'our_setting',
  key_rejected: 'our_setting',
  region_unknown: 'our_setting',
  too_many_requests: 'busy',
  schoolboy_unavailable: 'no_school_data',
  timeout: 'no_answer',
  connection_lost: 'no_answer',
  server_error: 'unclear_answer',
  unexpected_status: 'unclear_answer',
  not_json: 'unclear_answer',
  wrong_shape: 'unclear_answer',
  unlisted_code: 'unclear_answer',
  too_large: 'unclear_answer',
  interrupted: 'interrupted',
};

export function waitKind(reason: WaitReason): WaitKind {
  return KIND_OF[reason];
}
