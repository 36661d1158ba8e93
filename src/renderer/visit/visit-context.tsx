import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { WorkplaceView } from '../../main/api/workplace-views.ts';
import type { VisitSession } from './visit-session.ts';
import type { VisitState } from './visit-state.ts';

/** What the pages of one visit share. */
export interface VisitParts {
  readonly session: VisitSession;
  readonly workplace: WorkplaceView;
}

const VisitContext = createContext<VisitParts | undefined>(undefined);

export const VisitProvider = VisitContext.Provider;

export function useVisit(): VisitParts {
  const parts = useContext(VisitContext);
  if (!parts) throw new Error('a page stands outside its visit');
  return parts;
}

export function useVisitState<Value>(select: (state: VisitState) => Value): Value {
  return useStore(useVisit().session.screen.state, select);
}
