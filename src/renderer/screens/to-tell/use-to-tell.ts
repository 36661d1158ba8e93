import { useCallback, useEffect, useState } from 'react';
import { ok } from '../../../domain/result.ts';
import type { ToTellView } from '../../../main/api/to-tell-views.ts';
import { ask } from '../../kiosk.ts';
import { useAnyChange, useKiosk } from '../../kiosk-store.ts';

interface Read {
  readonly list?: ToTellView;
  readonly problem?: string | undefined;
}

/** Who has to be told, as it is now: read at the start, and again whenever anything has changed. */
export function useToTell() {
  const [read, setRead] = useState<Read>({});
  const readAnew = useCallback(async () => {
    const answer = await ask(async (kiosk) => ok(await kiosk.toTell.query()));
    setRead((before) =>
      answer.ok ? { list: answer.value } : { ...before, problem: answer.problem[0]?.message },
    );
  }, []);
  const isOpen = useKiosk(({ link }) => link === 'open');
  useEffect(() => {
    if (isOpen) void readAnew();
  }, [readAnew, isOpen]);
  useAnyChange(() => void readAnew());
  return { ...read, readAnew };
}
