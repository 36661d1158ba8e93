import type { WaitReason } from './application.ts';

/** The Department took neither key nor region code: no application is to blame, and none gets through. */
export type WrongSetting = Extract<WaitReason, 'key_rejected' | 'region_unknown'>;

export function isWrongSetting(reason: WaitReason | undefined): reason is WrongSetting {
  return reason === 'key_rejected' || reason === 'region_unknown';
}
