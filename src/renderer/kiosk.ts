import { type TRPCClient, TRPCClientError } from '@trpc/client';
import type { FieldProblem } from '../domain/field-problem.ts';
import { block } from '../domain/field-problem.ts';
import { fail, type Result } from '../domain/result.ts';
import type { KioskRouter } from '../main/api/router.ts';
import type { Connection, KioskClient } from './kiosk-client.ts';
import { mirrorPush, useKiosk } from './kiosk-store.ts';

type RouterDef = KioskRouter['_def'];
type RouterConfig = RouterDef['_config'];
/** Views are plain JSON and arrive as they were sent; tRPC's guess of JSON loses read-only tuples. */
type CarriedRouter = Omit<KioskRouter, '_def'> & {
  readonly _def: Omit<RouterDef, '_config'> & {
    readonly _config: Omit<RouterConfig, '$types'> & {
      readonly $types: Omit<RouterConfig['$types'], 'transformer'> & { readonly transformer: true };
    };
  };
};
export type Kiosk = Pick<TRPCClient<CarriedRouter>, keyof KioskClient & string>;

type CreateClient = (onConnection: (state: Connection) => void) => KioskClient;
export type Answer<Value> = Result<Value, readonly FieldProblem[]>;

let client: Kiosk | undefined;

/** The page's one line to the kiosk; the mirror is told of everything that comes over it. */
export function openKiosk(createClient: CreateClient): void {
  const opened = createClient((link) => useKiosk.setState({ link })) as unknown as Kiosk;
  client = opened;
  opened.pushes.subscribe(undefined, { onData: mirrorPush, onError: noteTrouble });
  opened.workplace.query().then((workplace) => useKiosk.setState({ workplace }), noteTrouble);
}

function noteTrouble(error: unknown): void {
  useKiosk.setState({ trouble: troubleOf(error).message });
}

/**
 * Asks the kiosk. Whatever goes wrong on the way is an answer too: one problem without a field, whose
 * sentence says what to do. Calls that answer with a plain value are wrapped in `ok`.
 */
export async function ask<Value>(call: (kiosk: Kiosk) => Promise<Answer<Value>>): Promise<Answer<Value>> {
  if (!client) return fail([TROUBLE.NO_CONNECTION]);
  try {
    return await call(client);
  } catch (error) {
    return fail([troubleOf(error)]);
  }
}

const trouble = (code: string, message: string): FieldProblem => ({ field: '', ...block(code, message) });

const TROUBLE = {
  NO_CONNECTION: trouble(
    'no_connection',
    'Программа киоска не ответила. Набранное на экране остаётся; повторите, когда связь вернётся.',
  ),
  CONFLICT: trouble('superseded', 'Киоск открыт в другом окне. Продолжайте там или вернитесь сюда.'),
  FORBIDDEN: trouble('forbidden', 'Рабочее место закрыто. Назовитесь снова, черновики сохранены.'),
  TOO_MANY_REQUESTS: trouble('too_many', 'Слишком много нажатий подряд. Подождите пару секунд и повторите.'),
  PROGRAM_FAILED: trouble(
    'program_failed',
    'Программа не смогла этого сделать. Повторите, а если не поможет, позовите специалиста ИТ.',
  ),
} as const;

function troubleOf(error: unknown): FieldProblem {
  const code = codeOf(error);
  if (code === 'CONFLICT') useKiosk.setState({ superseded: true });
  switch (code) {
    case undefined:
      return TROUBLE.NO_CONNECTION;
    case 'CONFLICT':
    case 'FORBIDDEN':
    case 'TOO_MANY_REQUESTS':
      return TROUBLE[code];
    default:
      return TROUBLE.PROGRAM_FAILED;
  }
}

/** Absent where the call did not get through or its answer was lost. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof TRPCClientError)) return 'INTERNAL_SERVER_ERROR';
  const data: unknown = error.data;
  if (typeof data !== 'object' || data === null || !('code' in data)) return undefined;
  return String(data.code);
}
