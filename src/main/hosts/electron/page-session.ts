import { type CustomScheme, type Session, session as sessions } from 'electron';
import { contentSecurityPolicy } from '../content-security-policy.ts';
import { type PageFile, readPageFiles } from '../page-files.ts';

export const PAGE_ORIGIN = 'karta://kiosk';
export const PAGE_ADDRESS = `${PAGE_ORIGIN}/`;
/** Standard and secure, as `https` is; no leave to pass by the policy, to fetch or to have service workers. */
export const PAGE_SCHEME: CustomScheme = { scheme: 'karta', privileges: { standard: true, secure: true } };

/** A session that keeps nothing on disk, loads nothing but the page and grants nothing to it. */
export function openPageSession(folder: string): Session {
  // A name without `persist:` lives in memory.
  const session = sessions.fromPartition('kiosk');
  const files = readPageFiles(folder, contentSecurityPolicy());
  session.protocol.handle(PAGE_SCHEME.scheme, (request) => answer(files, request));
  refuseRights(session);
  return session;
}

function answer(files: ReadonlyMap<string, PageFile>, { method, url }: Request): Response {
  const { host, pathname } = new URL(url);
  const file = host === 'kiosk' && method === 'GET' ? files.get(pathname) : undefined;
  return file ? new Response(file.bytes, { headers: file.headers }) : new Response(null, { status: 404 });
}

function refuseRights(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  // The policy forbids it to the page; this forbids it to all else that lives in the session.
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isOwn(url) }));
}

function isOwn(url: string): boolean {
  return url.startsWith(PAGE_ADDRESS) || url.startsWith('devtools://');
}
