import { block, type FieldProblem } from '../../domain/field-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { RunOptions } from '../delivery/delivery.ts';
import { type ApplicationViewParts, applicationView } from './application-view.ts';
import type { ApplicationView } from './application-views.ts';
import { listedNow } from './cards-now.ts';
import { journalTrouble, problemOfFault } from './journal-trouble.ts';
import type { KioskCalls } from './kiosk-calls.ts';
import { listedInFull, listedView } from './listed-view.ts';
import { findOf, type SearchPlace, search } from './search.ts';

/** What tries to send; absent while a setting that sending needs is missing. */
export interface Sending {
  /** Settles when the attempt at this application has its outcome. */
  run(applicationId: number, options: RunOptions): Promise<unknown>;
  /** Settles when all that is due has been tried once. */
  round(options: RunOptions): Promise<unknown>;
}

interface JournalCallParts extends ApplicationViewParts {
  readonly place: SearchPlace;
  readonly sending: Sending | undefined;
}

const UNKNOWN: FieldProblem = {
  field: '',
  ...block('application_unknown', 'Такого заявления в журнале нет. Вернитесь к списку и найдите его снова.'),
};
const NOT_SET_UP: FieldProblem = {
  field: '',
  ...block('sending_not_set_up', 'Отправка не настроена. Позовите специалиста ИТ, заявление сохранено.'),
};

/** What a screen asks of applications that are written down already. */
export function journalCalls(
  parts: JournalCallParts,
): Pick<KioskCalls, 'readApplication' | 'goOn' | 'sendNow' | 'search'> {
  const { journal, sending, place, now } = parts;
  return {
    readApplication: (id) => read(parts, id),
    goOn: (id) => goOn(parts, id),
    sendNow: async () => {
      await sending?.round({ ignoreBackOff: true });
      return null;
    },
    search: (text, filter, before) => {
      const { rows, ...next } = search(journal, findOf(text, place, now()), filter, before);
      const view = filter === 'chip_left' ? listedInFull : listedView;
      return { rows: listedNow(journal, rows, view), ...next };
    },
  };
}

type Read = Result<ApplicationView, readonly FieldProblem[]>;

function read(parts: ApplicationViewParts, id: number): Read {
  const found = journalTrouble(() => {
    const application = parts.journal.application(id);
    return application && applicationView(parts, application);
  });
  if (!found.ok) return found;
  return found.value ? ok(found.value) : fail([UNKNOWN]);
}

/** An application that nothing is due for is only read again: a person's "now" can't make it so. */
async function goOn(parts: JournalCallParts, id: number): Promise<Read> {
  const before = read(parts, id);
  if (!before.ok) return before;
  if (parts.sending === undefined) return fail([NOT_SET_UP]);
  try {
    await parts.sending.run(id, { ignoreBackOff: true });
  } catch (fault) {
    return fail([problemOfFault(fault)]);
  }
  return read(parts, id);
}
