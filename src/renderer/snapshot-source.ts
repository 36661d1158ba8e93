import type { Snapshot } from '../main/hosts/snapshot.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly kiosk?: { onSnapshot(listener: (snapshot: Snapshot) => void): void };
  }
}

interface Listeners {
  readonly onSnapshot: (snapshot: Snapshot) => void;
  readonly onLost: () => void;
}

/** Through the preload in the window, by Server-Sent Events in a browser; for as long as the page lives. */
export function hearSnapshots(listeners: Listeners): void {
  if (window.kiosk) window.kiosk.onSnapshot(listeners.onSnapshot);
  else hearServerEvents(listeners);
}

function hearServerEvents({ onSnapshot, onLost }: Listeners): void {
  const token = encodeURIComponent(window.location.hash.slice(1));
  const events = new EventSource(`/snapshots?token=${token}`);
  events.onmessage = ({ data }) => onSnapshot(JSON.parse(String(data)) as Snapshot);
  events.onerror = onLost;
}
