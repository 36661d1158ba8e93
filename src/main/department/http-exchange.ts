import type { IncomingHttpHeaders } from 'node:http';
import type { NotSentReason, UnknownReason } from '../../domain/outcome.ts';

/** One request of the regulation; `path` begins at `/v1.0`. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** JSON text; absent for a GET. */
  readonly body?: string;
  /** Beside those that every request bears. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came of a request. Only a whole answer is an `answer`; half a body is `unknown`. */
export type HttpExchange =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      /** Empty unless the status is 200 or 400: no other body is judged, so none is waited for. */
      readonly body: Buffer;
    }
  | { readonly kind: 'not_sent'; readonly reason: NotSentReason }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly httpStatus?: number };
