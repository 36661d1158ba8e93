import { EventEmitter } from 'node:events';
import type { Handler } from './tell.ts';

/** Holds what the kiosk hands over; before that it grants everything, as Electron does. */
export class Session extends EventEmitter {
  readonly partition: string;
  spelling = true;
  onRequest: Handler<void> = () => {};
  mayNow: Handler<boolean> = () => true;
  mayDevice: Handler<boolean> = () => true;
  answer: Handler<Response> = () => new Response();
  filter: Handler<void> = () => {};

  readonly protocol = {
    handle: (_scheme: string, handler: Handler<Response>): void => {
      this.answer = handler;
    },
  };

  readonly webRequest = {
    onBeforeRequest: (filter: Handler<void>): void => {
      this.filter = filter;
    },
  };

  constructor(partition: string) {
    super();
    this.partition = partition;
  }

  setPermissionRequestHandler(handler: Handler<void>): void {
    this.onRequest = handler;
  }

  setPermissionCheckHandler(handler: Handler<boolean>): void {
    this.mayNow = handler;
  }

  setDevicePermissionHandler(handler: Handler<boolean>): void {
    this.mayDevice = handler;
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    this.spelling = enabled;
  }

  toJSON(): string {
    return this.partition;
  }
}
