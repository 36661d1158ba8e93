import { useCallback, useEffect, useState } from 'react';
import type { OperationView } from '../../../main/api/operation-views.ts';
import { type Answer, ask } from '../../kiosk.ts';
import { useChanged, useKiosk } from '../../kiosk-store.ts';

interface Read {
  readonly operation?: OperationView;
  readonly problem?: string;
}

/** One operation as it is now; what was read stays while a later reading fails. */
export function useOperation(operationId: number) {
  const [read, setRead] = useState<Read>({});
  const take = useCallback((answer: Answer<OperationView>) => {
    setRead((before) =>
      answer.ok ? { operation: answer.value } : { ...before, problem: answer.problem[0]?.message ?? '' },
    );
  }, []);
  const readAnew = useCallback(
    async () => take(await ask((kiosk) => kiosk.readOperation.query({ operationId }))),
    [operationId, take],
  );
  const isOpen = useKiosk(({ link }) => link === 'open');
  useEffect(() => {
    if (isOpen) void readAnew();
  }, [readAnew, isOpen]);
  useChanged({ operationId }, () => void readAnew());
  return { ...read, take };
}
