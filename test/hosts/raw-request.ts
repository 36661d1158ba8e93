import { type IncomingMessage, request } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface RawRequest {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Closes the connection once that much of the answer is there: an event stream has no end. */
  readonly until?: (body: string) => boolean;
}

/** A request as it is written here: no address is tidied up, no header added but `Host`. */
export function rawRequest(
  origin: string,
  { path, method = 'GET', headers = {}, until }: RawRequest,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers: { ...headers }, agent: false });
    sent.once('error', reject);
    sent.once('response', (response) => {
      let body = '';
      const end = (): void => resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
        if (!until?.(body)) return;
        end();
        sent.destroy();
      });
      response.once('end', end);
      response.on('error', () => {});
    });
    sent.end();
  });
}
