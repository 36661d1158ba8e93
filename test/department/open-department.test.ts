import { describe, expect, it } from 'vitest';
import type { DepartmentSettings } from '../../src/main/department/department-settings.ts';
import { openDepartment } from '../../src/main/department/open-department.ts';
import { settingsFor } from './ask.ts';
import { API_KEY } from './invented-calls.ts';
import { tlsFile } from './peer.ts';

const HTTPS = new URL('https://kj.example.invalid');

function codeOf(settings: DepartmentSettings): string | undefined {
  const opened = openDepartment(settings);
  if (opened.ok) return undefined;
  expect(opened.problem.severity).toBe('block');
  expect(opened.problem.message).toMatch(/^[А-Я].*[^!]$/);
  expect(JSON.stringify(opened.problem)).not.toContain(API_KEY);
  return opened.problem.code;
}

describe('openDepartment', () => {
  it.each([
    'https://kj.example.invalid',
    'https://kj.example.invalid:8443/gateway/',
    'http://127.0.0.1:8080',
    'http://127.255.0.9',
    'http://[::1]:8080',
    'http://localhost:8080',
  ])('takes %s', (address) => {
    expect(codeOf(settingsFor(new URL(address)))).toBeUndefined();
  });

  it.each([
    'http://kj.example.invalid',
    'http://10.0.0.1',
    'http://localhost.example.invalid',
    'http://127.0.0.1.example.invalid',
    'http://0.0.0.0',
    'http://[::ffff:10.0.0.1]',
    'http://128.0.0.1',
  ])('takes no plain HTTP to %s', (address) => {
    expect(codeOf(settingsFor(new URL(address)))).toBe('department_plain_http');
  });

  it.each([
    'ftp://kj.example.invalid',
    'file:///etc/hosts',
    'https://clerk:secret@kj.example.invalid',
    'https://kj.example.invalid/?key=1',
    'https://kj.example.invalid/#part',
  ])('takes no such address: %s', (address) => {
    expect(codeOf(settingsFor(new URL(address)))).toBe('department_address');
  });

  it.each(['', 'ключ', `${API_KEY}\r\nX-Other: 1`, 'a b', 'x'.repeat(256)])(
    'takes no such key: %j',
    (apiKey) => {
      expect(codeOf(settingsFor(HTTPS, { apiKey }))).toBe('department_api_key');
    },
  );

  it.each(['', '123456', '45\n', 'КРГ', '4 5'])('takes no such region code: %j', (prgCode) => {
    expect(codeOf(settingsFor(HTTPS, { prgCode }))).toBe('department_region_code');
  });

  it.each([
    '',
    'не PEM',
    '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
    tlsFile('client.key'),
  ])('takes no such authority', (caPem) => {
    expect(codeOf(settingsFor(HTTPS, { caPem }))).toBe('ca_unreadable');
  });

  it('takes several authorities in one file', () => {
    const caPem = `${tlsFile('ca.pem')}\n${tlsFile('other-ca.pem')}`;
    expect(codeOf(settingsFor(HTTPS, { caPem }))).toBeUndefined();
  });

  it.each([
    { certPem: 'не PEM', keyPem: tlsFile('client.key') },
    { certPem: tlsFile('client.pem'), keyPem: 'не PEM' },
    { certPem: tlsFile('client.pem'), keyPem: tlsFile('server.key') },
  ])('takes no such client certificate', (clientCertificate) => {
    expect(codeOf(settingsFor(HTTPS, { clientCertificate }))).toBe('client_certificate_unreadable');
  });
});
