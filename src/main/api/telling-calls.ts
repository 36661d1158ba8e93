import { formatPhone } from '../../domain/phone.ts';
import { tellByPhone } from '../../domain/tell-by-phone.ts';
import type { Journal, ResidentToTell } from '../journal/journal.ts';
import type { KioskCalls } from './kiosk-calls.ts';
import { toldOf } from './listed-view.ts';
import type { ToTellRow } from './views.ts';

/** As many as a clerk calls in a row; who is told makes room for the next. */
const MOST = 50;

/** Residents who have left and have to hear how it ended, who waits longest first. */
export function tellingCalls(journal: Journal): Pick<KioskCalls, 'toTell'> {
  return {
    toTell: () => ({ count: journal.countToTell(), rows: journal.residentsToTell(MOST).map(rowOf) }),
  };
}

function rowOf(resident: ResidentToTell): ToTellRow {
  const { applicationId, registrationNumber, fullName, phone, state, since } = resident;
  const say = tellByPhone(state);
  return {
    kind: 'application',
    applicationId,
    registrationNumber,
    fullName,
    phone: formatPhone(phone),
    since,
    say,
    ...toldOf(state),
  };
}
