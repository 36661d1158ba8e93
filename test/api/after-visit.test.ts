import { expect, it } from 'vitest';
import { typedForm } from './typed-form.ts';
import { Workplace } from './workplace.ts';

const HOUR_MS = 3_600_000;
const REASON = 'Звонила в Департамент';
const CONTRADICTION = {
  kind: 'body',
  status: 400,
  contentType: 'application/json; charset=utf-8',
  text: JSON.stringify([{ code: 1, message: 'Некорректный СНИЛС.' }]),
} as const;

/** Confirmed while the Department is away, with the clerk gone on to the next resident. */
async function takenOffline(): Promise<{ workplace: Workplace; id: number }> {
  const workplace = new Workplace();
  await workplace.standOn();
  await workplace.open();
  await workplace.standOff();
  const { id: draftId } = workplace.register(typedForm());
  await workplace.until(() => workplace.last('connection')?.connection.status === 'trouble' || undefined);
  await workplace.tap(draftId, 'mir');
  const { id } = workplace.confirm(draftId);
  workplace.calls.startDraft();
  return { workplace, id };
}

it('lists who left without an answer once there is one, and counts them without a name', async () => {
  const { workplace, id } = await takenOffline();
  expect(workplace.calls.toTell()).toEqual({ count: 0, rows: [] });
  await workplace.standOn();
  await workplace.calls.sendNow();
  await workplace.reaches(id, 'connected');
  await workplace.until(() => (workplace.last('to_tell')?.count === 1 ? true : undefined));
  const { rows } = workplace.calls.toTell();
  expect(rows).toMatchObject([
    {
      applicationId: id,
      fullName: 'Сёмина-Ёлкина Аглая Прохоровна',
      phone: '+7 912 345-67-80',
      tone: 'good',
    },
  ]);
  expect(rows[0]?.say[0]).toContain('подключена к проекту');
  workplace.pushes.length = 0;
  workplace.calls.leave();
  expect(workplace.last('to_tell') ?? { topic: 'to_tell', count: 1 }).toEqual({ topic: 'to_tell', count: 1 });
  expect(JSON.stringify(workplace.pushes)).not.toMatch(/Сёмина|912/);
  workplace.given(workplace.calls.enter('Петрова Анна'));
  const since = rows[0]?.since ?? 0;
  workplace.given(workplace.calls.markTold(id, since));
  expect(workplace.calls.markTold(id, since)).toMatchObject({
    ok: false,
    problem: [{ code: 'told_or_changed' }],
  });
  await workplace.until(() => (workplace.last('to_tell')?.count === 0 ? true : undefined));
  const { events } = workplace.given(workplace.calls.readApplication(id));
  expect(events.at(-1)?.text).toContain('Заявителю сообщили итог');
});

it('tells the screen of an application that has waited too long, though nothing was asked', async () => {
  const { workplace, id } = await takenOffline();
  workplace.pushes.length = 0;
  workplace.laterMs = 80 * HOUR_MS;
  await workplace.calls.sendNow();
  await workplace.until(() =>
    workplace.pushes.some((push) => push.topic === 'changed' && push.applicationId === id) ? true : undefined,
  );
  expect(workplace.last('queue')?.queue).toMatchObject({ count: 0, needDecision: 1 });
  expect(workplace.last('to_tell')?.count).toBe(1);
  const view = workplace.given(workplace.calls.readApplication(id));
  expect(view.decision).toMatchObject({ proposed: 'send_again', speaksFor: [] });
  expect(view.decision?.ways.map(({ decision, from }) => [decision, from])).toEqual([
    ['send_again', undefined],
    ['is_not_connected', undefined],
  ]);
  expect(workplace.calls.toTell().rows[0]?.say.join(' ')).toContain('Приходите к нам с документами');
  await workplace.standOn();
  workplace.given(workplace.calls.decide(id, 'send_again', REASON));
  const { decided } = await workplace.reaches(id, 'connected');
  expect(decided).toMatchObject([{ clerk: 'Петрова Анна', name: 'Отправить ещё раз', reason: REASON }]);
  expect(workplace.services).toEqual(['CheckCard', 'Clients', 'Cards', 'RegisterMifare']);
});

it('gives what speaks for whom, and from when an end would be true', async () => {
  const workplace = new Workplace();
  await workplace.standOn();
  await workplace.open();
  const { id: draftId, application } = workplace.register(typedForm());
  await workplace.reaches(application.id, 'filling');
  await workplace.tap(draftId, 'mir');
  await workplace.fault('Cards', { kind: 'lost_before_commit' });
  await workplace.fault('CheckCard', CONTRADICTION);
  workplace.confirm(draftId);
  const { decision, tell, steps } = await workplace.reaches(application.id, 'needs_decision');
  expect(tell[0]).toBe('Заявка отправлена, результат уточняется.');
  expect(steps.at(-1)).toMatchObject({ look: true, outcome: 'refused' });
  expect(decision?.ways.map((way) => way.decision)).toEqual([
    'is_connected',
    'is_not_connected',
    'look_again',
    'send_again',
  ]);
  expect(decision?.ways.find(({ from }) => from !== undefined)).toMatchObject({
    decision: 'is_not_connected',
  });
  expect(workplace.calls.decide(application.id, 'is_not_connected', REASON)).toMatchObject({
    problem: [{ code: 'too_early_to_end' }],
  });
  // Nobody hurries what is not due: it is only read again.
  expect(workplace.given(await workplace.calls.goOn(application.id)).status).toBe('needs_decision');
  workplace.laterMs = HOUR_MS;
  workplace.given(workplace.calls.decide(application.id, 'is_not_connected', REASON));
  const ended = workplace.given(workplace.calls.readApplication(application.id));
  expect(ended).toMatchObject({ status: 'not_connected', tone: 'bad', can: { goOn: false, copy: true } });
  expect(workplace.calls.search('', 'refused').rows.map(({ id }) => id)).toEqual([application.id]);
});
