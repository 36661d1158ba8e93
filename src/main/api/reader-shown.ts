import { diagnose } from '../reader/diagnostics.ts';
import type { Reader } from '../reader/reader.ts';
import type { ReaderView } from './workplace-views.ts';

/** From so many failures in a row on the same advice would be of no use. */
const STUBBORN_FROM = 3;

/** Built field by field, never spread: neither a UID nor a number of a tap may reach a screen this way. */
export function readerShown({ status, trouble }: Pick<Reader, 'status' | 'trouble'>): ReaderView {
  switch (status.status) {
    case 'card':
      return { status: 'card', network: status.tap.network };
    case 'card_error':
      return { status: 'card_error', reason: status.reason, stubborn: status.times >= STUBBORN_FROM };
    case 'service_off': {
      const facts = { trouble, kernelModules: [], remoteSession: false };
      const [cause] = trouble ? diagnose(status, facts) : [];
      return { status: 'service_off', ...(cause && { advice: cause.message }) };
    }
    case 'starting':
    case 'no_reader':
    case 'reader_hung':
    case 'waiting':
    case 'reading':
      return { status: status.status };
    default:
      return status satisfies never;
  }
}
