import type { SecureContext } from 'node:tls';
import { block, type Problem } from '../../domain/field-problem.ts';
import { isLoopback } from '../../domain/loopback.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { ADDRESS_ATTEMPT_MS, DepartmentChannel } from './department-channel.ts';
import type { DepartmentSettings } from './department-settings.ts';
import { HttpDepartment } from './http-department.ts';
import { HttpReverseDepartment, type ReverseParts } from './http-reverse-department.ts';
import { FORWARD_LIMITS, REVERSE_LIMITS } from './limits.ts';
import type { ReachTarget } from './reach-connection.ts';
import { openTlsContext } from './tls-context.ts';

/** Opens no connection yet. A setting that cannot work is told at once, in words for IT. */
export function openDepartment(settings: DepartmentSettings): Result<HttpDepartment, Problem> {
  const context = openContext(settings);
  if (!context.ok) return context;
  const channel = new DepartmentChannel(settings, context.value);
  return ok(new HttpDepartment(channel, targetOf(settings, context.value), settings.now));
}

/** The reverse flow, over connections of its own: what hangs there never slows the forward flow. */
export function openReverseDepartment(
  settings: DepartmentSettings,
  parts: ReverseParts,
): Result<HttpReverseDepartment, Problem> {
  const context = openContext(settings);
  if (!context.ok) return context;
  const limits = { ...REVERSE_LIMITS, ...settings.limits };
  const channel = new DepartmentChannel({ ...settings, limits }, context.value);
  return ok(new HttpReverseDepartment(channel, parts, settings.now));
}

function openContext(settings: DepartmentSettings): Result<SecureContext, Problem> {
  const problem = problemOf(settings);
  return problem ? fail(problem) : openTlsContext(settings);
}

function targetOf({ baseUrl, limits }: DepartmentSettings, secureContext: SecureContext): ReachTarget {
  const overTls = baseUrl.protocol === 'https:';
  return {
    // An IPv6 address stands in brackets in a URL alone.
    host: baseUrl.hostname.replace(/^\[|\]$/g, ''),
    port: Number(baseUrl.port || (overTls ? 443 : 80)),
    ...(overTls && { secureContext }),
    limitMs: limits?.connectMs ?? FORWARD_LIMITS.connectMs,
    nextAddressMs: ADDRESS_ATTEMPT_MS,
  };
}

function problemOf({ baseUrl, apiKey, prgCode }: DepartmentSettings): Problem | undefined {
  const { protocol, hostname, username, password, search, hash } = baseUrl;
  if (protocol !== 'https:' && protocol !== 'http:') return BAD_ADDRESS;
  if (username || password || search || hash) return BAD_ADDRESS;
  if (protocol === 'http:' && !isLoopback(hostname)) return PLAIN_HTTP;
  // Both are sent as headers, and a header takes these characters only.
  if (!/^[\x21-\x7e]{1,255}$/.test(apiKey)) return BAD_KEY;
  return /^[\x21-\x7e]{1,5}$/.test(prgCode) ? undefined : BAD_REGION_CODE;
}

const BAD_ADDRESS = block(
  'department_address',
  'Адрес сервиса Департамента не подходит. Укажите адрес вида https://узел/путь без имени, пароля и параметров.',
);
const PLAIN_HTTP = block(
  'department_plain_http',
  'Адрес без шифрования (http) допустим только внутри этого компьютера. Укажите адрес https.',
);
const BAD_KEY = block(
  'department_api_key',
  'Ключ доступа к сервису Департамента (X-API-Key) не подходит. Введите его без пробелов, как он выдан.',
);
const BAD_REGION_CODE = block(
  'department_region_code',
  'Код региона (prgCode) не подходит. Введите от 1 до 5 латинских букв и цифр, как он выдан.',
);
