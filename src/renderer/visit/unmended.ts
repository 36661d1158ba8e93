import type { DraftForm } from '../../domain/draft.ts';
import type { DraftView } from '../../main/api/desk-views.ts';

/** Sent back, and nothing of what is sent was changed: applicant, account and card are what they were. */
export function isUnmended({ sent, card }: DraftView, { applicant, card: { account } }: DraftForm): boolean {
  const isSameCard = card.status === 'complete' && card.source === 'kept';
  return sent !== undefined && isSameCard && isSame({ applicant, account }, sent);
}

/** In whatever order the fields come. */
function isSame(one: unknown, other: unknown): boolean {
  if (!isFields(one) || !isFields(other)) return one === other;
  const fields = new Map(Object.entries(other));
  return Object.entries(one).every(([name, value]) => isSame(value, fields.get(name)));
}

function isFields(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
