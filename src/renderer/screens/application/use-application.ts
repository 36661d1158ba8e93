import { useCallback, useEffect, useState } from 'react';
import type { ApplicationView } from '../../../main/api/application-views.ts';
import { type Answer, ask } from '../../kiosk.ts';
import { useChanged, useKiosk } from '../../kiosk-store.ts';

interface Read {
  readonly application?: ApplicationView;
  /** Of the last thing that was asked; the application stays as it was read. */
  readonly problem?: string;
}

/** One application as it is now: read at the start, and again whenever it has changed. */
export function useApplication(id: number) {
  const [read, setRead] = useState<Read>({});
  const take = useCallback((answer: Answer<ApplicationView>) => {
    setRead(({ application }) =>
      answer.ok
        ? { application: answer.value }
        : { ...(application && { application }), problem: answer.problem[0]?.message ?? '' },
    );
  }, []);
  const readAnew = useCallback(
    async () => take(await ask((kiosk) => kiosk.readApplication.query({ applicationId: id }))),
    [id, take],
  );
  // What has changed while the line was gone was told to nobody.
  const isOpen = useKiosk(({ link }) => link === 'open');
  useEffect(() => {
    if (isOpen) void readAnew();
  }, [readAnew, isOpen]);
  useChanged({ applicationId: id }, () => void readAnew());
  return { ...read, take, readAnew };
}
