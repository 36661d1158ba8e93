import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Runs `measure` against a TLS server in a process of its own, which tells its port and is ended after it. */
export async function withPeer<Value>(
  program: URL,
  measure: (origin: URL) => Promise<Value>,
): Promise<Value> {
  const server = fork(program);
  try {
    const [port] = await once(server, 'message');
    return await measure(new URL(`https://127.0.0.1:${port}`));
  } finally {
    await ended(server);
  }
}

async function ended(server: ChildProcess): Promise<void> {
  const exit = once(server, 'exit');
  server.kill();
  await exit;
}
