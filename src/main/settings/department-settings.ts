import { X509Certificate } from 'node:crypto';
import type { Contour } from '../../domain/contour.ts';
import { isLoopback } from '../../domain/loopback.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import {
  type Environment,
  given,
  invalid,
  matching,
  missing,
  unreadable,
  type Variable,
} from './environment.ts';
import type { DepartmentSettings, SettingProblem } from './settings.ts';

/** Reads a whole text file; `undefined` where that cannot be done. */
export type ReadText = (path: string) => string | undefined;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Host, key and region code are all needed before a byte may leave (regulation, section 4). */
export function readDepartmentSettings(
  environment: Environment,
  contour: Contour,
  readText: ReadText,
): DepartmentSettings | readonly SettingProblem[] {
  const url = readUrl(environment, contour);
  const apiKey = readApiKey(environment, readText);
  const prgCode = matching(environment, 'KARTA_PRG_CODE', /^[A-Za-z0-9]{1,5}$/);
  const ca = readPem(environment, 'KARTA_CA_FILE', readText);
  const client = readClientCertificate(environment, readText);
  if (url.ok && apiKey.ok && prgCode.ok && ca.ok && client.ok) {
    return {
      url: url.value,
      apiKey: apiKey.value,
      prgCode: prgCode.value,
      ...(ca.value && { caPem: ca.value }),
      ...(client.value && { clientCertificate: client.value }),
    };
  }
  return [url, apiKey, prgCode, ca, client].flatMap((part) => (part.ok ? [] : [part.problem]));
}

function readUrl(environment: Environment, contour: Contour): Result<URL, SettingProblem> {
  const text = given(environment, 'KARTA_DEPARTMENT_URL');
  if (text === undefined) return fail(missing('KARTA_DEPARTMENT_URL'));
  if (!URL.canParse(text)) return fail(invalid('KARTA_DEPARTMENT_URL'));
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    return fail(invalid('KARTA_DEPARTMENT_URL'));
  }
  if (url.username || url.password || url.search || url.hash) {
    return fail(invalid('KARTA_DEPARTMENT_URL', 'лишние части адреса'));
  }
  if (contour === 'training' && !isLoopback(url.hostname)) {
    return fail(invalid('KARTA_DEPARTMENT_URL', 'учебный контур работает только внутри этого компьютера'));
  }
  return ok(url);
}

function readApiKey(environment: Environment, readText: ReadText): Result<string, SettingProblem> {
  const key = given(environment, 'KARTA_API_KEY');
  const file = given(environment, 'KARTA_API_KEY_FILE');
  if (key !== undefined && file !== undefined) {
    return fail(invalid('KARTA_API_KEY', 'заданы и ключ, и файл с ключом, нужно одно'));
  }
  if (file === undefined) return matching(environment, 'KARTA_API_KEY', GUID);
  const text = readText(file)?.trim();
  if (text === undefined) return fail(unreadable('KARTA_API_KEY_FILE'));
  return GUID.test(text) ? ok(text) : fail(invalid('KARTA_API_KEY_FILE'));
}

function readPem(
  environment: Environment,
  name: Variable,
  readText: ReadText,
): Result<string | undefined, SettingProblem> {
  const path = given(environment, name);
  if (path === undefined) return ok(undefined);
  const text = readText(path);
  if (text === undefined) return fail(unreadable(name));
  if (name === 'KARTA_CLIENT_KEY_FILE') return text.includes('PRIVATE KEY') ? ok(text) : fail(invalid(name));
  return isCertificate(text) ? ok(text) : fail(invalid(name));
}

function readClientCertificate(
  environment: Environment,
  readText: ReadText,
): Result<DepartmentSettings['clientCertificate'], SettingProblem> {
  const cert = readPem(environment, 'KARTA_CLIENT_CERT_FILE', readText);
  const key = readPem(environment, 'KARTA_CLIENT_KEY_FILE', readText);
  if (!cert.ok) return cert;
  if (!key.ok) return key;
  if (cert.value === undefined && key.value === undefined) return ok(undefined);
  if (cert.value === undefined) return fail(missing('KARTA_CLIENT_CERT_FILE'));
  if (key.value === undefined) return fail(missing('KARTA_CLIENT_KEY_FILE'));
  return ok({ certPem: cert.value, keyPem: key.value });
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== '';
  } catch {
    return false;
  }
}
