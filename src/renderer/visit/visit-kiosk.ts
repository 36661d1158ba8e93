import type { DraftForm, DraftPage } from '../../domain/draft.ts';
import type { KioskCalls } from '../../main/api/kiosk-calls.ts';
import { ask } from '../kiosk.ts';
import { sendLastWord } from '../last-word.ts';

type Asked =
  | 'saveDraft'
  | 'takeOver'
  | 'dropDraft'
  | 'identify'
  | 'refuse'
  | 'withdraw'
  | 'typeNumber'
  | 'dropCard'
  | 'confirm'
  | 'readDraft';

/** What a visit asks of the kiosk; what goes wrong on the way is an answer too. */
export type VisitKiosk = {
  readonly [Call in Asked]: (
    ...given: Parameters<KioskCalls[Call]>
  ) => Promise<Awaited<ReturnType<KioskCalls[Call]>>>;
} & {
  /** Sent before it returns, for a page that is about to be no more; nobody hears the answer. */
  readonly saveDraftAtOnce: (draftId: number, form: DraftForm, page: DraftPage) => void;
};

export const visitKiosk: VisitKiosk = {
  readDraft: (draftId) => ask((kiosk) => kiosk.readDraft.query({ draftId })),
  saveDraft: (draftId, form, page) =>
    ask((kiosk) => kiosk.saveDraft.mutate({ draftId, page, form: { ...form, papers: [...form.papers] } })),
  saveDraftAtOnce: (draftId, form, page) => sendLastWord('saveDraft', { draftId, page, form }),
  takeOver: (draftId) => ask((kiosk) => kiosk.takeOver.mutate({ draftId })),
  dropDraft: (draftId) => ask((kiosk) => kiosk.dropDraft.mutate({ draftId })),
  identify: (draftId) => ask((kiosk) => kiosk.identify.mutate({ draftId })),
  refuse: (draftId, ground) => ask((kiosk) => kiosk.refuse.mutate({ draftId, ground })),
  withdraw: (draftId) => ask((kiosk) => kiosk.withdraw.mutate({ draftId })),
  typeNumber: (draftId, number) => ask((kiosk) => kiosk.typeNumber.mutate({ draftId, number })),
  dropCard: (draftId) => ask((kiosk) => kiosk.dropCard.mutate({ draftId })),
  confirm: (draftId) => ask((kiosk) => kiosk.confirm.mutate({ draftId })),
};
