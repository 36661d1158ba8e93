import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Stand, StandOptions, StandTls } from './options.ts';
import { readStandArguments, type StandArguments, USAGE } from './stand-arguments.ts';

const LEAST_NODE = 24;

async function main(args: readonly string[]): Promise<number> {
  if (Number(process.versions.node.split('.')[0]) < LEAST_NODE) {
    return told(`Нужен Node ${LEAST_NODE}. Запустите стенд командой npm run stand.`, 1);
  }
  const read = readStandArguments(args);
  if (!read.ok) return told(`${read.problem}\n${USAGE}`, 2);
  const options = optionsOf(read.value);
  if (!options) return told('Файлы TLS не читаются. Проверьте пути --tls-key, --tls-cert, --client-ca.', 2);
  const stand = await started(options);
  if (typeof stand === 'string') return told(stand, 1);
  welcome(stand, read.value);
  await stopSignal();
  await stand.close();
  console.log('Стенд остановлен.');
  return 0;
}

function optionsOf({ tls, ...rest }: StandArguments): StandOptions | undefined {
  const files = tls && readTls(tls);
  if (tls && !files) return undefined;
  return {
    ...rest,
    clock: Date.now,
    newId: randomUUID,
    wait: (delayMs, signal) => setTimeout(delayMs, undefined, { signal }),
    ...(files && { tls: files }),
  };
}

function readTls({ key, cert, clientCa }: NonNullable<StandArguments['tls']>): StandTls | undefined {
  try {
    return {
      key: readFileSync(key),
      cert: readFileSync(cert),
      ...(clientCa !== undefined && { clientCa: readFileSync(clientCa) }),
    };
  } catch {
    return undefined;
  }
}

/** The stand, or the sentence that says why it can't start. */
async function started(options: StandOptions): Promise<Stand | string> {
  // Loaded only here: an older Node dies of the database's binary without a word.
  const { startStand } = await import('./stand.ts');
  try {
    if (options.file !== ':memory:') mkdirSync(dirname(options.file), { recursive: true });
    return await startStand(options);
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
    if (code === 'EADDRINUSE') return `Порт ${options.port} занят. Выберите другой: --port.`;
    if (code === 'EACCES')
      return `Порт ${options.port} или файл стенда недоступен. Выберите другие: --port, --file.`;
    const detail = problem instanceof Error ? problem.message : String(problem);
    return `Стенд не запустился (${detail}). Проверьте файл ${options.file} или выберите другой: --file.`;
  }
}

function welcome({ url }: Stand, { apiKey, prgCode, file }: StandArguments): void {
  console.log(`Учебный стенд Департамента работает. Данные настоящих людей и карт не вводите.
Адрес:            ${url}
Ключ (X-API-Key): ${apiKey}
Регион (prgCode): ${prgCode}
Файл:             ${file === ':memory:' ? 'в памяти, после остановки данных не будет' : file}
Портал жителя:    ${url}/admin/portal
Управление:       ${url}/admin (страница), ${url}/admin/state, ${url}/admin/requests (JSON)
Остановить: Ctrl+C`);
}

/** A second signal is not waited for: it ends the process as usual. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function told(text: string, exitCode: number): number {
  console.error(text);
  return exitCode;
}

process.exitCode = await main(process.argv.slice(2));
