import { useCallback, useEffect, useState } from 'react';
import { ok } from '../../../domain/result.ts';
import type { WorklistView } from '../../../main/api/operation-views.ts';
import { ask } from '../../kiosk.ts';
import { useAnyChange, useKiosk } from '../../kiosk-store.ts';

interface Read {
  readonly worklist?: WorklistView;
  readonly problem?: string | undefined;
}

/** What waits for a person now: read at the start, and again whenever anything has changed. */
export function useWorklist(): Read {
  const [read, setRead] = useState<Read>({});
  const readAnew = useCallback(async () => {
    const answer = await ask(async (kiosk) => ok(await kiosk.operations.query()));
    if (answer.ok) setRead({ worklist: answer.value });
    else setRead((before) => ({ ...before, problem: answer.problem[0]?.message }));
  }, []);
  const isOpen = useKiosk(({ link }) => link === 'open');
  useEffect(() => {
    if (isOpen) void readAnew();
  }, [readAnew, isOpen]);
  useAnyChange(() => void readAnew());
  return read;
}
