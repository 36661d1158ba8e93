import type { ApplicationState } from './application.ts';
import { tellResident } from './tell-resident.ts';

const COME_TO_CORRECT = [
  'Департамент просит исправить данные в вашем заявлении, карта пока не подключена.',
  'Приходите к нам с документами и картой, мы исправим данные вместе с вами.',
];
const COME_TO_CONFIRM = [
  'Ваше заявление ещё не отправлено в Департамент: слишком долго не было связи.',
  'Приходите к нам с документами, мы сверим данные и отправим его.',
];

/** What is said to a resident who has left: as at the desk, but who has to show papers is asked to come. */
export function tellByPhone(state: ApplicationState): readonly string[] {
  if (state.status === 'returned') return COME_TO_CORRECT;
  if (state.status === 'needs_decision' && state.why === 'offline_too_long') return COME_TO_CONFIRM;
  return tellResident(state);
}
