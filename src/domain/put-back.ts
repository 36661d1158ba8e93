import type { Stage } from './application.ts';
import type { Clearing } from './clearing.ts';
import { clearingOf } from './clearing-step.ts';
import { isFilling } from './desk-event.ts';
import { askAnew, progress, type Unfinished } from './unfinished-step.ts';

/**
 * An older journal was put back: whatever the application still has before it may have happened long
 * ago. Nothing is posted for it until the Department was asked and a person has confirmed anew; one
 * that the clerk still fills in is only asked about again, as its confirmation is yet to come. `at` in
 * epoch ms.
 */
export function afterPutBack(state: Unfinished, at: number): Unfinished {
  if (isFilling(state)) return { ...askAnew(state, at, heldBy(state)), restored: true };
  const stage = postStageOf(state.stage);
  const clearing = restoredClearing(stage, at);
  // A connected card stays connected, whatever was sent for it since.
  const past = stage === 'card_connected' ? {} : ({ restored: true } as const);
  if (state.status === 'needs_decision') return { ...state, ...past, stage, clearing };
  const notBefore = heldBy(state);
  const held = notBefore === undefined ? {} : { notBefore };
  const begun = { ...progress(state), ...past, stage, tries: 0 } as const;
  return { ...begun, status: 'unknown', since: at, dueAt: at, ...held, clearing };
}

/** Once the clerk has confirmed, the question alone can't tell how far it came: the POST after it is what is unclear. */
function postStageOf(stage: Stage): Stage {
  return stage === 'registered' ? 'checked' : stage;
}

function restoredClearing(stage: Stage, at: number): Clearing {
  const begun = clearingOf(stage, at);
  switch (begun.of) {
    case 'register_client':
      return { ...begun, next: 'look', restored: true };
    case 'connect_card':
      return { ...begun, next: 'look', restored: true };
    case 'register_chip':
      return { ...begun, next: 'look', restored: true };
    default:
      return begun satisfies never;
  }
}

/** The Department's own "not before" holds for whoever asks; a returned application waits for its clerk instead. */
function heldBy(state: Unfinished): number | undefined {
  return state.status === 'due' || state.status === 'unknown' ? state.notBefore : undefined;
}
