import { block, type Problem } from '../../domain/field-problem.ts';
import { isLoopback } from '../../domain/loopback.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Department } from './department.ts';
import { DepartmentChannel } from './department-channel.ts';
import type { DepartmentSettings } from './department-settings.ts';
import { HttpDepartment } from './http-department.ts';
import { openTlsContext } from './tls-context.ts';

/** Opens no connection yet. A setting that cannot work is told at once, in words for IT. */
export function openDepartment(settings: DepartmentSettings): Result<Department, Problem> {
  const problem = problemOf(settings);
  if (problem) return fail(problem);
  const context = openTlsContext(settings);
  if (!context.ok) return context;
  return ok(new HttpDepartment(new DepartmentChannel(settings, context.value), settings.now));
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
