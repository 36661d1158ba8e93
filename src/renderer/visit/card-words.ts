import type { CardInHand, ChipView } from '../../domain/card-in-hand.ts';
import type { Tone } from '../../domain/status-text.ts';
import type { CardNetwork } from '../../domain/tap.ts';
import type { ReaderView } from '../../main/api/workplace-views.ts';
import { type ReaderAdvice, readerAdvice } from '../screens/reader/reader-advice.ts';

/** What the card page says big, and what to do. */
export interface CardWords {
  readonly tone: Tone;
  readonly picture: ReaderAdvice['picture'];
  readonly title: string;
  readonly text: string;
  /** Facts of the card itself, never more of it than is on the screen for. */
  readonly facts?: string;
}

const NETWORK_NAME: Readonly<Record<CardNetwork, string>> = {
  mir: 'карта «Мир»',
  visa: 'карта Visa',
  mastercard: 'карта Mastercard',
  unionpay: 'карта UnionPay',
  other: 'карта другой платёжной системы',
  none: 'не банковская карта',
};

/** The card in hand comes first; while there is none, what the reader is at. */
export function cardWords(card: CardInHand, reader: ReaderView): CardWords {
  switch (card.status) {
    case 'complete':
      return completeWords(card);
    case 'number_needed':
      return reader.status === 'card_error' ? readerWords(reader) : numberNeededWords(card.chip);
    case 'wrong_card':
      return reader.status === 'card_error' || reader.status === 'reading'
        ? readerWords(reader)
        : wrongCardWords(card.network);
    case 'none':
      return readerWords(reader);
    default:
      return card satisfies never;
  }
}

function completeWords(card: Extract<CardInHand, { status: 'complete' }>): CardWords {
  const { chip, source, another, validTo, lastTwo } = card;
  const facts = [
    validTo && `Срок: ${validTo.slice(5)}/${validTo.slice(2, 4)}`,
    chip.kind === 'uid' && `номер чипа ${chip.masked}`,
    `номер •• ${lastTwo}, целиком не сохраняется`,
  ];
  return {
    tone: 'good',
    picture: 'read',
    title: COMPLETE_TITLE[source][chip.kind === 'uid' ? 'uid' : 'no_chip'],
    text: `${another ? 'Это другая карта, не та, что лежала раньше. ' : ''}${CHIP_TEXT[chip.kind]}`,
    facts: facts.filter(Boolean).join(' · '),
  };
}

const COMPLETE_TITLE = {
  chip: { uid: 'Карта «Мир» прочитана, чип постоянный', no_chip: 'Карта «Мир» прочитана' },
  typed: { uid: 'Номер принят, чип прочитан', no_chip: 'Номер принят, подключим без чипа' },
  kept: { uid: 'Карта этого заявления, та же', no_chip: 'Карта этого заявления, без чипа' },
} as const;

const CHIP_TEXT: Readonly<Record<ChipView['kind'], string>> = {
  uid: 'Чип зарегистрируем сами вместе с картой. Карту можно вернуть жителю.',
  random: 'Номер чипа у этого устройства каждый раз новый, поэтому его не регистрируем.',
  not_tapped: 'Чип не прочитан: карта подключится, но прикладывать её вместо билета не получится.',
};

function numberNeededWords(chip: ChipView): CardWords {
  if (chip.kind === 'random') {
    return {
      tone: 'waiting',
      picture: 'failed',
      title: 'Номер чипа каждый раз новый',
      text: 'Так отвечают телефоны, кольца и некоторые карты. Попросите саму карту, а если её нет, введите номер: подключим без чипа.',
    };
  }
  return {
    tone: 'waiting',
    picture: 'read',
    title: 'Чип прочитан, введите номер карты',
    text: 'Номер стоит на карте. Он уйдёт зашифрованным и здесь не сохранится.',
    ...(chip.kind === 'uid' && { facts: `Номер чипа ${chip.masked}` }),
  };
}

function wrongCardWords(network: CardNetwork): CardWords {
  return {
    tone: 'bad',
    picture: 'foreign',
    title: network === 'none' ? 'Это не банковская карта' : 'Это не карта «Мир»',
    text: `На считывателе ${NETWORK_NAME[network]}. К проекту подключают только «Мир»: попросите другую карту и приложите её.`,
  };
}

function readerWords(reader: ReaderView): CardWords {
  const { tone, picture, title, advice } = readerAdvice(reader);
  if (reader.status === 'waiting' || reader.status === 'card') return LAY_IT;
  const isBroken = tone === 'bad' && reader.status !== 'card_error';
  return { tone, picture, title, text: isBroken ? `${advice} ${WITHOUT_READER}` : advice };
}

/** A card that lay there before this page was opened has to be laid anew: it belongs to nobody yet. */
const LAY_IT: CardWords = {
  tone: 'neutral',
  picture: 'ready',
  title: 'Приложите карту к считывателю',
  text: 'Ровно по центру и без чехла. Если карта уже лежит, поднимите её и положите снова.',
};

const WITHOUT_READER = 'Карту можно подключить и сейчас: введите её номер, без чипа.';
