import { expect, it } from 'vitest';
import { CardNumber } from '../../src/domain/card-number.ts';
import type { ReaderStatus } from '../../src/domain/tap.ts';
import type { Uid } from '../../src/domain/uid.ts';
import { readerShown } from '../../src/main/api/reader-shown.ts';
import { INVENTED_CARD_NUMBER } from '../invented-form.ts';
import { textHolds } from '../planted.ts';

const reader = 'Virtual PCD 00 00';
const shown = (status: ReaderStatus) => readerShown({ status, trouble: undefined });

it('shows of a tap its network and nothing else', () => {
  const number = CardNumber.parse(INVENTED_CARD_NUMBER);
  if (!number.ok) throw new Error('the invented number is one');
  const tap = { uid: '2A83155E' as Uid, network: 'mir', number: number.value } as const;
  const view = shown({ status: 'card', reader, tap });
  expect(view).toEqual({ status: 'card', network: 'mir' });
  expect(textHolds(JSON.stringify(view), ['2A83155E', INVENTED_CARD_NUMBER])).toBe(false);
  number.value.wipe();
});

it('changes its advice from the third failure on', () => {
  const failed = (times: number) => shown({ status: 'card_error', reader, reason: 'mute', times });
  expect(failed(2)).toEqual({ status: 'card_error', reason: 'mute', stubborn: false });
  expect(failed(3)).toEqual({ status: 'card_error', reason: 'mute', stubborn: true });
});

it('tells IT why the service is off where that is known', () => {
  expect(shown({ status: 'service_off' })).toEqual({ status: 'service_off' });
  const view = readerShown({ status: { status: 'service_off' }, trouble: 'access_denied' });
  expect(view).toEqual({ status: 'service_off', advice: expect.stringContaining('polkit') });
});
