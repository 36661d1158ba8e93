import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftForm, DraftPage } from '../../domain/draft.ts';
import type { FormStore } from './form-store.ts';

/** What is true of what was typed; `at` in epoch ms, as the kiosk has written it down. */
export type SavedState =
  | { readonly status: 'saved'; readonly at: number }
  | { readonly status: 'unsaved' }
  | { readonly status: 'failed' };

/** Epoch ms of what is durable; rejects or gives undefined where nothing was written. */
export type Save = (form: DraftForm, page: DraftPage) => Promise<number | undefined>;

export interface Autosave {
  readonly state: StoreApi<SavedState>;
  /** Sends at once what is not saved yet; true once all that was typed up to now is durable. */
  flush(): Promise<boolean>;
  /** The draft is no more: nothing is written down from now on. */
  stop(): void;
}

/** The first key is written down at once, those that follow so often: six or seven calls a second. */
const PAUSE_MS = 150;
const RETRY_DELAY_MS = 2000;

/** Writes down what changes in the store by itself, and again where that failed. */
export function createAutosave(store: FormStore, save: Save, savedAt: number): Autosave {
  const state = createStore<SavedState>(() => ({ status: 'saved', at: savedAt }));
  const isSaved = () => state.getState().status === 'saved';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent:
    | { readonly form: DraftForm; readonly page: DraftPage; readonly done: Promise<boolean> }
    | undefined;
  let stopped = false;

  /** Not put off by the next key: a clerk who never stops typing is saved all the same. */
  const pause = (forMs: number) => {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => {
      timer = undefined;
      void flush();
    }, forMs);
  };

  const send = async (form: DraftForm, page: DraftPage): Promise<boolean> => {
    const at = await save(form, page).catch(() => undefined);
    const current = store.getState();
    // What has changed meanwhile is on its way by itself and says the last word.
    if (current.form !== form || current.page !== page) return at !== undefined;
    sent = undefined;
    state.setState(at === undefined ? { status: 'failed' } : { status: 'saved', at }, true);
    if (at === undefined) pause(RETRY_DELAY_MS);
    return at !== undefined;
  };

  const flush = (): Promise<boolean> => {
    if (isSaved() || stopped) return Promise.resolve(isSaved());
    const { form, page } = store.getState();
    if (sent?.form === form && sent.page === page) return sent.done;
    pause(PAUSE_MS);
    const done = send(form, page);
    sent = { form, page, done };
    return done;
  };

  const unsubscribe = store.subscribe(({ form, page }, before) => {
    if (form === before.form && page === before.page) return;
    if (isSaved()) state.setState({ status: 'unsaved' }, true);
    if (timer === undefined) void flush();
  });

  return {
    state,
    flush,
    stop() {
      unsubscribe();
      clearTimeout(timer);
      stopped = true;
    },
  };
}
