import type { KioskCalls } from '../main/api/kiosk-calls.ts';

let line: WebSocket | undefined;

/** The page's line to the kiosk, known here from the moment that tRPC's client opens it. */
export function keptLine(Socket: typeof WebSocket): typeof WebSocket {
  return class extends Socket {
    constructor(url: string | URL) {
      super(url);
      line = this;
    }
  };
}

/** No call of tRPC's client, which counts from 1, ever bears it: the answer finds nobody. */
const NOBODY = 0;

/**
 * One call without an answer, on the wire before this returns. tRPC's client sends in a task of its own,
 * which a page that is being closed or loaded anew does not live to see. Nothing happens while there is
 * no connection.
 */
export function sendLastWord(path: keyof KioskCalls, input: object): void {
  if (line?.readyState !== WebSocket.OPEN) return;
  line.send(JSON.stringify({ id: NOBODY, method: 'mutation', params: { path, input } }));
}
