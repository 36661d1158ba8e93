import type { ReachReason } from '../../domain/reach.ts';

/** Names of Node and OpenSSL for what goes wrong with a certificate or a handshake. */
const PROTECTION: Readonly<Record<string, ReachReason>> = {
  CERT_HAS_EXPIRED: 'certificate_expired',
  CERT_NOT_YET_VALID: 'certificate_not_yet_valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate_of_another',
  HOSTNAME_MISMATCH: 'certificate_of_another',
  CERT_UNTRUSTED: 'certificate_untrusted',
  CERT_REJECTED: 'certificate_untrusted',
  CERT_REVOKED: 'certificate_untrusted',
  CERT_SIGNATURE_FAILURE: 'certificate_untrusted',
  CERT_CHAIN_TOO_LONG: 'certificate_untrusted',
  INVALID_CA: 'certificate_untrusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate_untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate_untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate_untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate_untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate_untrusted',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'tls_too_old',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'tls_too_old',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'client_certificate_refused',
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: 'client_certificate_refused',
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: 'client_certificate_refused',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: 'client_certificate_refused',
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: 'client_certificate_refused',
};

/** That there is no such name says something of the address; that nobody answers for names does not. */
export function addressReason(error: Error): ReachReason {
  const code = codeOf(error);
  return code === 'EAI_AGAIN' || code === 'ETIMEOUT' ? 'name_server_silent' : 'name_lookup';
}

export function connectionReason(error: Error): ReachReason {
  switch (codeOf(error)) {
    case 'ETIMEDOUT':
      return 'connect_timeout';
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
      return 'network_unreachable';
    default:
      return 'connection_refused';
  }
}

export function protectionReason(error: Error): ReachReason {
  return PROTECTION[codeOf(error) ?? ''] ?? 'tls';
}

/**
 * A host with several addresses fails with one error for each. One address that turned the connection away
 * says more than another to which there is no road, as with IPv6 in most offices.
 */
function codeOf(error: Error): string | undefined {
  const all: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  const codes = all.flatMap((each) =>
    each instanceof Error && 'code' in each && typeof each.code === 'string' ? [each.code] : [],
  );
  return codes.find((code) => code === 'ECONNREFUSED' || code === 'ETIMEDOUT') ?? codes[0];
}
