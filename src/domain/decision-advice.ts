import type { ApplicationState } from './application.ts';
import type { CardOperation, Decision, DecisionReason, OwnConnection } from './clearing.ts';
import { dayText } from './day-text.ts';
import { decisionsOf } from './decide.ts';
import type { ActiveCard } from './outcome.ts';
import { isSameIssuer } from './same-issuer.ts';

export type Undecided = Extract<ApplicationState, { status: 'needs_decision' }>;

/** What is known here of the card that was sent. */
export interface AdviceFacts {
  /** As typed for the paper application. */
  readonly bank?: string;
  /** `yyyy-mm-dd` in the region's zone: when the card first went out. */
  readonly sentOn?: string;
  readonly ownConnections: readonly OwnConnection[];
  /** Oldest first. */
  readonly operations: readonly CardOperation[];
}

/** A verdict for a person to weigh, never carried out by itself (rule 6 of delivery). */
export interface DecisionAdvice {
  readonly proposed: Decision;
  readonly verdict: string;
  /** Whole sentences; of the card that is active, whether it is the one of this application. */
  readonly speaksFor: readonly string[];
  readonly speaksAgainst: readonly string[];
}

interface Sign {
  readonly isOurs: boolean;
  /** Of this journal or the portal, not of what two cards may have in common. */
  readonly isStrong?: true;
  readonly text: string;
}

type Verdict = Pick<DecisionAdvice, 'proposed' | 'verdict'>;

export function decisionAdvice(state: Undecided, facts: AdviceFacts): DecisionAdvice {
  const active = activeCardSeen(state);
  const signs = active ? signsOf(active, facts) : [];
  const texts = (isOurs: boolean) => signs.filter((sign) => sign.isOurs === isOurs).map(({ text }) => text);
  const { proposed, verdict } = active ? verdictOf(signs) : withoutCard(state);
  const isWay = decisionsOf(state).includes(proposed);
  return {
    proposed: isWay ? proposed : 'send_again',
    verdict,
    speaksFor: texts(true),
    speaksAgainst: texts(false),
  };
}

/** The card that the last answered look has shown. */
export function activeCardSeen({ clearing }: Undecided): ActiveCard | undefined {
  if (clearing === undefined || clearing.of === 'register_chip') return undefined;
  return clearing.seen === 'none' ? undefined : clearing.seen;
}

function signsOf(active: ActiveCard, { bank, sentOn, ownConnections, operations }: AdviceFacts): Sign[] {
  const known = ownConnections.find(({ numSid }) => numSid === active.numSid);
  const signs = [
    known && signOfJournal(known),
    signOfNumber(active.numSid, operations),
    signOfBlock(operations),
    bank && active.issuer && signOfBank(active.issuer, bank),
    sentOn && active.issuedOn && signOfDay(active.issuedOn, sentOn),
  ];
  return signs.filter((sign) => typeof sign === 'object');
}

function signOfJournal({ sameCard }: OwnConnection): Sign {
  const text = sameCard
    ? 'По журналу эта же карта с этим номером уже подключена другим заявлением.'
    : 'По журналу с этим номером подключена другая карта заявителя.';
  return { isOurs: sameCard, isStrong: true, text };
}

/** Which card was connected on the portal with the very number. */
function signOfNumber(numSid: string, operations: readonly CardOperation[]): Sign | undefined {
  const known = operations.findLast((one) => one.type === 'register' && one.numSid === numSid);
  if (known === undefined || known.isDoubtful) return undefined;
  const text = known.sameCard
    ? 'По сведениям портала с этим номером подключена эта же карта.'
    : 'По сведениям портала с этим номером подключена другая карта.';
  return { isOurs: known.sameCard, isStrong: true, text };
}

/** What is blocked is hardly the active one; it may be an old block, so it is no strong sign. */
function signOfBlock(operations: readonly CardOperation[]): Sign | undefined {
  const newest = operations.findLast(({ sameCard }) => sameCard);
  if (newest?.type !== 'block' || newest.isDoubtful) return undefined;
  return { isOurs: false, text: 'По сведениям портала карта этого заявления заблокирована.' };
}

function signOfBank(issuer: string, bank: string): Sign | undefined {
  const isOurs = isSameIssuer(issuer, bank);
  if (isOurs === undefined) return undefined;
  const fits = isOurs ? 'подходит' : 'не подходит';
  return { isOurs, text: `Банк ${fits}: у активной карты «${issuer}», в заявлении «${bank}».` };
}

function signOfDay(issuedOn: string, sentOn: string): Sign {
  const day = dayText(issuedOn);
  if (issuedOn === sentOn) return { isOurs: true, text: `Выдана ${day}, в день отправки этого заявления.` };
  const when = issuedOn < sentOn ? 'раньше, чем ушло это заявление' : 'позже, чем ушло это заявление';
  return { isOurs: false, text: `Выдана ${day}, ${when}.` };
}

function verdictOf(signs: readonly Sign[]): Verdict {
  const strong = signs.filter(({ isStrong }) => isStrong);
  const weighed = strong.length > 0 ? strong : signs;
  const ours = weighed.filter(({ isOurs }) => isOurs).length;
  if (ours > 0 && ours === weighed.length) {
    return { proposed: 'is_connected', verdict: 'Скорее всего, активна наша карта.' };
  }
  if (ours === 0 && weighed.length > 0) {
    return { proposed: 'is_not_connected', verdict: 'Скорее всего, активна другая карта.' };
  }
  return {
    proposed: 'look_again',
    verdict: 'По этим сведениям решить нельзя. Узнайте в Департаменте, какая карта активна.',
  };
}

function withoutCard({ why, clearing }: Undecided): Verdict {
  if (clearing?.of === 'connect_card' && clearing.seen === 'none') {
    return {
      proposed: why === 'contradiction' ? 'look_again' : 'send_again',
      verdict:
        'Скорее всего, карта не подключена: активной карты у заявителя нет. Если житель согласен, отправьте ещё раз.',
    };
  }
  return WITHOUT_CARD[why];
}

const ASK_AGAIN: Verdict = {
  proposed: 'look_again',
  verdict: 'Подключена ли карта, не известно. Сначала спросите Департамент ещё раз.',
};
const WITHOUT_CARD: Readonly<Record<DecisionReason, Verdict>> = {
  schoolboy_unavailable: {
    proposed: 'send_again',
    verdict: 'Карта не подключена. Позже Департамент может получить сведения о школе: отправьте ещё раз.',
  },
  confirm_again: {
    proposed: 'send_again',
    verdict: 'Карта ещё не отправлялась. Сверьте данные с документами и отправьте ещё раз.',
  },
  offline_too_long: {
    proposed: 'send_again',
    verdict: 'Карта не подключена. Сверьте данные с жителем и отправьте ещё раз.',
  },
  contradiction: ASK_AGAIN,
  not_committed: ASK_AGAIN,
  active_unexplained: ASK_AGAIN,
  repeats_exhausted: ASK_AGAIN,
  restored: ASK_AGAIN,
};
