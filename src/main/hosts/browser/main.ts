import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { openWorkplace, type Workplace } from '../open-workplace.ts';
import { programFiles } from '../program-files.ts';
import { openChromium } from './open-chromium.ts';
import { servePage } from './page-server.ts';

const USAGE = 'Укажите: [--port N] [--no-open]. N от 0 до 65535, 0 берёт свободный порт';

interface Options {
  readonly port: number;
  readonly open: boolean;
}

/** The training kiosk in the system's browser; ends with SIGINT or SIGTERM. Gives the exit code. */
async function main(options: Options | undefined): Promise<number> {
  if (options === undefined) return complain([USAGE], 2);
  // Heard from here on: whoever reads the address may stop the program at once.
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const files = programFiles(import.meta.url);
  const workplace = await openWorkplace(process.env, files, ['training']);
  if (!workplace.ok) return complain(workplace.problem, 2);
  try {
    return await serve(workplace.value, files.page, options, stopped);
  } finally {
    await workplace.value.kiosk.close();
  }
}

async function serve(
  { feed }: Workplace,
  page: string,
  { port, open }: Options,
  stopped: Promise<unknown>,
): Promise<number> {
  const server = await servePage(page, feed, port);
  if (!server.ok) return complain([server.problem], 1);
  const { entrance } = server.value;
  const opened = open && openChromium(entrance, process.env['PATH'] ?? '');
  console.log(
    opened ? 'Киоск открывается в браузере. Если окна нет, откройте адрес:' : 'Откройте в Chromium:',
  );
  console.log(entrance);
  console.log('Адрес действует один раз. Остановить: Ctrl+C');
  await stopped;
  await server.value.close();
  return 0;
}

function readOptions(words: readonly string[]): Options | undefined {
  try {
    const options = { port: { type: 'string', default: '0' }, 'no-open': { type: 'boolean' } } as const;
    const { values } = parseArgs({ args: [...words], options });
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
    return port <= 65_535 ? { port, open: values['no-open'] !== true } : undefined;
  } catch {
    return undefined;
  }
}

function complain(lines: readonly string[], exitCode: number): number {
  for (const line of lines) console.error(line);
  return exitCode;
}

process.exitCode = await main(readOptions(process.argv.slice(2)));
