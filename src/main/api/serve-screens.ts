import { getWSConnectionHandler } from '@trpc/server/adapters/ws';
import { CALL_LIMITS, CallGate } from './call-gate.ts';
import type { KioskCalls } from './kiosk-calls.ts';
import { type KioskRouter, router } from './router.ts';
import { Screen } from './screen.ts';

/** The kiosk as a transport sees it. */
export type ServedCalls = KioskCalls & { clerkIsIn(): boolean };

export interface ScreenServerParts {
  readonly calls: ServedCalls;
  /** Epoch ms. */
  readonly now: () => number;
  /** A bug behind a call: which call, and the name of what was thrown. Its message may bear data. */
  readonly onFault: (path: string, name: string) => void;
}

/** Bytes of one message; a longer one ends its connection. */
export const LONGEST_MESSAGE = 64 * 1024;

type HandlerOptions = Parameters<typeof getWSConnectionHandler<KioskRouter>>[0];
type Serve = ReturnType<typeof getWSConnectionHandler<KioskRouter>>;

/** What tRPC's handler uses of the `ws` package's socket. */
export type ScreenSocket = Parameters<Serve>[0];

/** Takes a new connection of the page; a transport has checked before whose it is. */
export type ScreenServer = (socket: ScreenSocket, request?: Parameters<Serve>[1]) => void;

/** Calls that no procedure answers pass by the gate of the calls; an honest page sends none of them. */
const MESSAGE_LIMITS = { burst: 2 * CALL_LIMITS.burst, perSecond: 2 * CALL_LIMITS.perSecond };
const POLICY_VIOLATED = 1008;

/** One screen at a time, over whichever transport: a new connection supersedes the one before. */
export function serveScreens({ calls, now, onFault }: ScreenServerParts): ScreenServer {
  let current: Screen | undefined;
  return (socket, request = NO_REQUEST) => {
    current?.supersede();
    const screen = new Screen(calls, new CallGate(CALL_LIMITS, now));
    current = screen;
    const messages = new CallGate(MESSAGE_LIMITS, now);
    socket.on('message', () => {
      if (!messages.admit()) socket.close(POLICY_VIOLATED);
    });
    socket.once('close', () => {
      if (current === screen) current = undefined;
    });
    const handle = getWSConnectionHandler<KioskRouter>(optionsOf(screen, onFault));
    handle(socket, request);
  };
}

function optionsOf(screen: Screen, onFault: ScreenServerParts['onFault']): HandlerOptions {
  const options: Omit<HandlerOptions, 'wss'> = {
    router,
    createContext: () => screen,
    onError: ({ error, path = '' }) => {
      if (error.code === 'INTERNAL_SERVER_ERROR') onFault(path, error.cause?.name ?? error.name);
    },
  };
  // The type wants the WebSocket server as well; the handler of one connection never asks for it.
  return options as HandlerOptions;
}

/** A transport without HTTP has no request; of one, tRPC's handler reads address and headers alone. */
const NO_REQUEST = { url: '/', headers: {} } as Parameters<Serve>[1];
