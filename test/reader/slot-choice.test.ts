import { expect, it } from 'vitest';
import { isUsableSlot } from '../../src/main/reader/slot-choice.ts';

it.each([
  'ACS ACR122U PICC Interface 00 00',
  'ACS ACR1252 Dual Reader [ACR1252 Dual Reader PICC] 00 00',
  'ACS ACR1281 1S Dual Reader PICC 0',
  'HID Global OMNIKEY 5422CL Smartcard Reader 0',
  'OMNIKEY CardMan 5x21-CL 0',
  'Identiv CLOUD 4700 F Dual Interface Reader [Contactless] 00 00',
  'Virtual PCD 00 00',
  'Virtual PCD 00 01',
  'Some Unknown Reader 0',
])('uses %s', (name) => {
  expect(isUsableSlot(name, undefined)).toBe(true);
});

it.each([
  'ACS ACR1281 1S Dual Reader ICC 0',
  'ACS ACR1252 Dual Reader [ACR1252 Dual Reader SAM] 00 01',
  'Identiv CLOUD 4700 F Contact Reader 0',
  'Windows Hello for Business 1',
  'Microsoft Virtual Smart Card 0',
  'Aktiv Rutoken ECP 00 00',
  'Aladdin R.D. JaCarta 00 00',
  'ESMART Token 64K 0',
  'Yubico YubiKey OTP+FIDO+CCID 00 00',
])('skips %s', (name) => {
  expect(isUsableSlot(name, undefined)).toBe(false);
});

it('uses a pinned reader alone, whatever its name says and wherever it is plugged in', () => {
  expect(isUsableSlot('Aktiv Rutoken ECP 00 00', 'Aktiv Rutoken ECP 00 00')).toBe(true);
  expect(isUsableSlot('ACS ACR122U PICC Interface 01 00', 'ACS ACR122U PICC Interface')).toBe(true);
  expect(isUsableSlot('Virtual PCD 00 01', 'Virtual PCD 00 00')).toBe(false);
  expect(isUsableSlot('ACS ACR122U PICC Interface 00 00', 'Virtual PCD')).toBe(false);
});
