import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Who may connect: a page of this very address (`Host` and `Origin`: neither a foreign page nor a name that
 * was pointed at this machine) that brings the token or, after it was spent, the cookie it bought.
 */
export class Door {
  readonly address: string;
  /** The one address that the page may talk to. */
  readonly socketAddress: string;
  readonly #host: string;
  readonly #cookieName: string;
  readonly #cookie = randomBytes(32).toString('base64url');
  #token: string | undefined = randomBytes(32).toString('base64url');

  constructor(port: number) {
    this.#host = `127.0.0.1:${port}`;
    this.address = `http://${this.#host}`;
    this.socketAddress = `ws://${this.#host}`;
    // Cookies know no ports: two training kiosks on one machine must not take each other's.
    this.#cookieName = `karta_${port}`;
  }

  /** What to open once; behind `#`, so that the token is in no request but the one that spends it. */
  get entrance(): string {
    return `${this.address}/#${this.#token ?? ''}`;
  }

  isOwn({ host, origin, 'sec-fetch-site': site = 'none' }: IncomingHttpHeaders): boolean {
    const sameSite = site === 'none' || site === 'same-origin';
    return host === this.#host && (origin ?? this.address) === this.address && sameSite;
  }

  /** A browser always names the page that opens a socket. */
  isOwnSocket(headers: IncomingHttpHeaders): boolean {
    const mode = headers['sec-fetch-mode'] ?? 'websocket';
    return this.isOwn(headers) && headers.origin === this.address && mode === 'websocket';
  }

  /** Headers of the answer to a guest who may come in; undefined for all others. */
  admit(token: string | null, { cookie = '' }: IncomingHttpHeaders): readonly string[] | undefined {
    const brought = cookie.split('; ').find((pair) => pair.startsWith(`${this.#cookieName}=`));
    if (brought !== undefined && isSame(brought, `${this.#cookieName}=${this.#cookie}`)) return [];
    if (token === null || this.#token === undefined || !isSame(token, this.#token)) return undefined;
    this.#token = undefined;
    return [`Set-Cookie: ${this.#cookieName}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/socket`];
  }
}

/** In a time that does not depend on how much is right. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
