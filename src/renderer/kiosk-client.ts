import { createTRPCClient, createWSClient, type TRPCClient, wsLink } from '@trpc/client';
import type { KioskRouter } from '../main/api/router.ts';
import { bridgeSocket, type KioskBridge } from './bridge-socket.ts';
import { keptLine } from './last-word.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in a browser. */
    readonly kiosk?: KioskBridge;
  }
}

export type KioskClient = TRPCClient<KioskRouter>;

export type Connection = 'opening' | 'open' | 'lost';

/** The kiosk answers at once; this long a silence means that it hangs or is gone. */
const KEEP_ALIVE = { enabled: true, intervalMs: 5000, pongTimeoutMs: 10_000 };

/**
 * The page's line to the kiosk: through the preload in the window, by a WebSocket in a browser. It opens
 * again by itself and subscriptions go on; a call whose answer was lost fails and is never sent again.
 */
export function createKioskClient(onConnection: (state: Connection) => void): KioskClient {
  onConnection('opening');
  const client = createWSClient({
    url: window.kiosk ? 'bridge:' : socketAddress(),
    WebSocket: keptLine(window.kiosk ? bridgeSocket(window.kiosk) : WebSocket),
    keepAlive: KEEP_ALIVE,
    retryDelayMs: (attempt) => Math.min(250 * 2 ** attempt, 5000),
    onOpen: () => {
      forgetToken();
      onConnection('open');
    },
    onClose: () => onConnection('lost'),
  });
  return createTRPCClient<KioskRouter>({ links: [wsLink({ client })] });
}

/** The token stands behind `#` in the address that the kiosk has opened; it buys a cookie and is spent. */
function socketAddress(): string {
  const token = window.location.hash.slice(1);
  return `ws://${window.location.host}/socket${token && `?token=${encodeURIComponent(token)}`}`;
}

function forgetToken(): void {
  if (window.location.hash !== '') window.history.replaceState(null, '', '/');
}
