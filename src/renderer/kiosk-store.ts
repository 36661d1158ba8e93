import { create } from 'zustand';
import type { Snapshot } from '../main/hosts/snapshot.ts';

/** What the kiosk has last told; the page decides nothing. */
interface KioskMirror {
  readonly connection: 'opening' | 'open' | 'lost';
  readonly snapshot?: Snapshot;
}

export const useKiosk = create<KioskMirror>(() => ({ connection: 'opening' }));
