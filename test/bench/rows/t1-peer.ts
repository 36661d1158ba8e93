// The peer of T1: nfc-pcsc as its own documents use it, in a child, asking the card the same APDUs.
import { NFC, type Reader } from 'nfc-pcsc';

const [name, ...apdus] = process.argv.slice(2);
const commands = apdus.map((hex) => Buffer.from(hex, 'hex'));

new NFC().on('reader', (reader: Reader) => {
  reader.on('error', () => undefined);
  if (reader.name !== name) return;
  reader.autoProcessing = false;
  reader.on('card', async () => {
    let uid = '';
    for (const command of commands) {
      const answer = await reader.transmit(command, 258);
      uid ||= answer.subarray(0, -2).toString('hex').toUpperCase();
    }
    process.send?.({ uid });
  });
  reader.on('card.off', () => process.send?.('left'));
  process.send?.('ready');
});
