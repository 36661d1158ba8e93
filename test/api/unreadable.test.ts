import { expect, it, vi } from 'vitest';
import { makeUnreadable } from '../journal/make-unreadable.ts';
import { typedForm } from './typed-form.ts';
import { Workplace } from './workplace.ts';

it('opens with an application that can not be read, names it, and sends the others', async () => {
  const alarm = vi.spyOn(console, 'error').mockImplementation(() => {});
  const workplace = new Workplace();
  await workplace.standOn();
  await workplace.standOff();
  await workplace.open();
  const waiting: { readonly id: number; readonly registrationNumber: string }[] = [];
  for (const [snils, card] of [
    ['594-923-116 30', 'mir'],
    ['112-233-445 95', 'mir_7_bytes'],
  ] as const) {
    const { id } = workplace.register(typedForm(snils));
    await workplace.tap(id, card);
    waiting.push(workplace.confirm(id));
  }
  await workplace.close();
  const [broken, other] = waiting;
  makeUnreadable(`${workplace.folder}/data`, broken?.id ?? 0);
  await workplace.standOn();
  await workplace.reopen();
  workplace.given(workplace.calls.enter('Петрова Анна'));
  workplace.laterMs += 10_000;
  workplace.calls.afterSleep();
  expect((await workplace.reaches(other?.id ?? 0, 'connected')).status).toBe('connected');
  const { queue } = await workplace.until(() => {
    const push = workplace.last('queue');
    return push?.queue.setAside.length ? push : undefined;
  });
  expect(queue.setAside).toMatchObject([{ registrationNumber: broken?.registrationNumber }]);
  expect(queue.count).toBe(0);
  expect(workplace.last('today')?.today.rows).toHaveLength(2);
  expect(alarm.mock.calls).toEqual([[`Заявление ${broken?.id} отложено до нового запуска: SyntaxError`]]);
});
