import { X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { block, type Problem } from '../../domain/field-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { ClientCertificate, DepartmentSettings } from './department-settings.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Whom the kiosk trusts and as whom it comes. Read once: what is wrong with a file shows at start, and
 * a new connection need not parse it again.
 */
export function openTlsContext(settings: DepartmentSettings): Result<SecureContext, Problem> {
  const { caPem, clientCertificate } = settings;
  // OpenSSL skips in silence what it cannot read of an authorities' file.
  if (caPem !== undefined && !isCertificateList(caPem)) return fail(BAD_CA);
  try {
    return ok(
      createSecureContext({
        minVersion: 'TLSv1.2',
        ...(caPem !== undefined && { ca: caPem }),
        ...(clientCertificate && clientOptions(clientCertificate)),
      }),
    );
  } catch {
    return fail(BAD_CLIENT_CERTIFICATE);
  }
}

function clientOptions({ certPem, keyPem, passphrase }: ClientCertificate) {
  return { cert: certPem, key: keyPem, ...(passphrase !== undefined && { passphrase }) };
}

function isCertificateList(pem: string): boolean {
  const blocks = pem.match(CERTIFICATE) ?? [];
  return blocks.length > 0 && blocks.every(isCertificate);
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject.length > 0;
  } catch {
    return false;
  }
}

const BAD_CA = block(
  'ca_unreadable',
  'Файл удостоверяющего центра не читается. Укажите сертификаты организации в формате PEM.',
);
const BAD_CLIENT_CERTIFICATE = block(
  'client_certificate_unreadable',
  'Сертификат рабочего места не читается. Проверьте сертификат, его закрытый ключ и пароль к ключу.',
);
