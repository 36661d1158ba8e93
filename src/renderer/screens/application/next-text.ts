import type { ApplicationState } from '../../../domain/application.ts';

/**
 * What the kiosk does next by itself, and when: `when` puts epoch ms as the clerk reads them. While what
 * was sent may still arrive nobody can hurry it, and the clerk is told so.
 */
export function nextText(
  state: ApplicationState,
  nextAt: number | undefined,
  when: (at: number) => string,
): string | undefined {
  if (nextAt === undefined) return undefined;
  if (state.status !== 'unknown') return `Следующая попытка ${when(nextAt)}, сама.`;
  const { next, misses } = state.clearing;
  const what = next === 'repeat' || next === 'clients' ? 'попытка' : 'проверка';
  const settles = misses === 0 && what === 'проверка';
  return `Следующая ${what} ${when(nextAt)}, сама.${settles ? ` ${SETTLES}` : ''}`;
}

const SETTLES = 'Поторопить нельзя: отправленное ещё может дойти.';
