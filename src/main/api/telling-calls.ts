import type { Applicant } from '../../domain/applicant.ts';
import { TELL_CONNECTED } from '../../domain/operation-words.ts';
import { formatPhone } from '../../domain/phone.ts';
import { tellByPhone } from '../../domain/tell-by-phone.ts';
import type { OperationToTell } from '../journal/inbox.ts';
import type { Journal, ResidentToTell } from '../journal/journal.ts';
import type { KioskCalls } from './kiosk-calls.ts';
import { toldOf } from './listed-view.ts';
import { fullNameSent, phoneAsOnPapers } from './operation-compared.ts';
import type { ToTellRow } from './to-tell-views.ts';

/** As many as a clerk calls in a row; who is told makes room for the next. */
const MOST = 50;

/** Residents who have to hear how it ended, at the desk or on the portal, who waits longest first. */
export function tellingCalls(journal: Journal): Pick<KioskCalls, 'toTell'> {
  return {
    toTell: () => {
      const left = journal.residentsToTell(MOST).map(rowOf);
      const ofPortal = journal.inbox.toTell(MOST).map((operation) => rowOfOperation(journal, operation));
      const rows = [...left, ...ofPortal].sort((one, other) => one.since - other.since);
      return { count: countToTell(journal), rows: rows.slice(0, MOST) };
    },
  };
}

export function countToTell(journal: Journal): number {
  return journal.countToTell() + journal.inbox.countToTell();
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

/** By what the applicant has consented to here; the portal's own telephone where nothing is known of them. */
function rowOfOperation(
  journal: Journal,
  { id, operation, applicationId, since }: OperationToTell,
): ToTellRow {
  const applicant = applicationId === undefined ? undefined : journal.application(applicationId)?.applicant;
  const sentPhone = operation.client?.phone;
  return {
    kind: 'operation',
    operationId: id,
    fullName: fullNameSent(applicant ?? operation.client),
    phone: applicant ? formatPhone(applicant.phone) : sentPhone ? phoneAsOnPapers(sentPhone) : '',
    ...(applicant && { channel: channelOf(applicant) }),
    since,
    text: 'карта подключена на портале',
    tone: 'good',
    say: TELL_CONNECTED,
  };
}

function channelOf({ notify, email }: Applicant): string {
  const ways = [notify.sms && 'СМС', notify.email && email && `письмо на ${email}`].filter(Boolean);
  return ways.length > 0
    ? `Согласие есть на ${ways.join(' и ')}.`
    : 'Согласия на СМС и письма нет, позвоните.';
}
