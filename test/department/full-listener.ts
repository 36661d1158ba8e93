import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const LISTENER = `require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () {
  console.log(this.address().port);
});`;
/** A queue of one takes two or three connections on Linux; more than enough. */
const TAKEN = 8;

/** A port of loopback that takes no more connections and refuses none: whoever knocks hears nothing. */
export async function startFullListener(): Promise<AsyncDisposable & { readonly port: number }> {
  const child = spawn(process.execPath, ['-e', LISTENER], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(said.toString());
  // Stopped, it accepts nothing; the system's queue is soon full.
  child.kill('SIGSTOP');
  const waiting: Socket[] = Array.from({ length: TAKEN }, () => connect(port, '127.0.0.1'));
  for (const socket of waiting) socket.on('error', () => {});
  await Promise.race(waiting.map((socket) => once(socket, 'connect')));
  return {
    port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of waiting) socket.destroy();
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
