import type { NotSentReason, UnknownReason } from '../../domain/outcome.ts';

/**
 * Names what stopped a request of which no byte had left. That none had left is known from undici's
 * order of events, not from the error: this only says why, for the words on the screen.
 */
export function notSentReason(error: Error, overTls: boolean): NotSentReason {
  const { code, syscall } = faultOf(error);
  if (syscall === 'getaddrinfo') return 'name_lookup';
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return 'connect_timeout';
  if (code === 'UND_ERR_CLOSED' || code === 'UND_ERR_DESTROYED') return 'not_configured';
  if (code === 'UND_ERR_INVALID_ARG') return 'not_configured';
  if (syscall === 'connect' || !overTls) return 'connection_refused';
  return 'tls';
}

/** Names what ended an exchange once a byte may have left. */
export function unknownReason(error: Error): UnknownReason {
  switch (faultOf(error).code) {
    case 'UND_ERR_HEADERS_OVERFLOW':
      return 'too_large';
    case 'ETIMEDOUT':
      return 'timeout';
    default:
      return 'connection_lost';
  }
}

interface Fault {
  readonly code?: string;
  readonly syscall?: string;
}

/** A host with several addresses fails with one error for each; the first stands for all. */
function faultOf(error: Error): Fault {
  const first: unknown = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  if (!(first instanceof Error)) return {};
  const code = 'code' in first && typeof first.code === 'string' ? first.code : undefined;
  const syscall = 'syscall' in first && typeof first.syscall === 'string' ? first.syscall : undefined;
  return { ...(code !== undefined && { code }), ...(syscall !== undefined && { syscall }) };
}
