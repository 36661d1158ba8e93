import { describe, expect, it } from 'vitest';
import { readStandArguments } from '../../src/stand/stand-arguments.ts';

describe('the arguments of the stand', () => {
  it('have defaults', () => {
    expect(readStandArguments([])).toEqual({
      ok: true,
      value: {
        port: 4510,
        file: '.data/stand.sqlite',
        apiKey: '00000000-0000-4000-8000-000000000045',
        prgCode: '45',
        timeZone: 'Asia/Yekaterinburg',
      },
    });
  });

  it('are all taken', () => {
    const key = '6f1c2b7e-3a54-4c0e-9d1b-0a2f5e7c8d90';
    const plain = [
      '--port',
      '0',
      '--file=:memory:',
      '--key',
      key,
      '--region',
      '41',
      '--zone',
      'Asia/Kamchatka',
    ];
    const tls = ['--tls-key', 'a', '--tls-cert', 'b', '--client-ca', 'c'];
    expect(readStandArguments([...plain, ...tls])).toEqual({
      ok: true,
      value: {
        port: 0,
        file: ':memory:',
        apiKey: key,
        prgCode: '41',
        timeZone: 'Asia/Kamchatka',
        tls: { key: 'a', cert: 'b', clientCa: 'c' },
      },
    });
  });

  it.each([
    [['--port', '65536'], '--port'],
    [['--port', '-1'], 'значение'],
    [['--port', 'x'], '--port'],
    [['--port'], 'значение'],
    [['--file', ''], '--file'],
    [['--key', 'secret'], '--key'],
    [['--region', '450000'], '--region'],
    [['--zone', 'Mars/Phobos'], '--zone'],
    [['--prot', '1'], '--prot'],
    [['extra'], 'значение'],
    [['--tls-key', 'a'], '--tls-cert'],
    [['--client-ca', 'a'], '--tls-key'],
  ])('%j is told in one Russian sentence', (args, said) => {
    const read = readStandArguments(args);
    expect(read).toMatchObject({ ok: false, problem: expect.stringContaining(said) });
    expect(read).toMatchObject({ ok: false, problem: expect.stringMatching(/^[^A-Z!]*[А-Я][^!]*\.$/s) });
  });
});
