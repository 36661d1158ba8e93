import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ApplicationStatus } from '../../src/domain/application.ts';
import type { DraftForm, DraftPage } from '../../src/domain/draft.ts';
import { type Adapters, realAdapters } from '../../src/main/adapters.ts';
import type { ApplicationView } from '../../src/main/api/application-views.ts';
import type { DraftView } from '../../src/main/api/desk-views.ts';
import { type OpenedCalls, openKioskCalls } from '../../src/main/api/open-kiosk-calls.ts';
import type { Push } from '../../src/main/api/push.ts';
import { type Kiosk, openKiosk } from '../../src/main/kiosk.ts';
import type { DeckCard } from '../../src/main/reader/simulated-deck.ts';
import { readSettings } from '../../src/main/settings/read-settings.ts';
import type { Fault } from '../../src/stand/fault.ts';
import type { ServiceName } from '../../src/stand/service-name.ts';
import { type Stand, startStand } from '../../src/stand/stand.ts';

const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url));

/** A kiosk with its screen's calls, over a real journal and a stand in this process. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'karta-api-'));
  /** Every answer and push that a screen was given. */
  readonly shown: unknown[] = [];
  readonly pushes: Push[] = [];
  /** What the journal kept of confirmed cards and no screen may ever be given. */
  readonly secrets: string[] = [];
  readonly #apiKey = randomUUID();
  #stand: Stand | undefined;
  #port = 0;
  #kiosk: Kiosk | undefined;
  #calls: OpenedCalls | undefined;
  #woken = (): void => undefined;
  /** So much later than it is, by both clocks of the kiosk. */
  laterMs = 0;

  constructor() {
    onTestFinished(async () => {
      await this.close();
      await this.standOff();
      rmSync(this.folder, { recursive: true });
    });
  }

  get calls(): OpenedCalls {
    if (this.#calls === undefined) throw new Error('the kiosk is closed');
    return this.#calls;
  }

  /** On again, it listens where it did and remembers all. */
  async standOn(): Promise<void> {
    this.#stand = await startStand({
      file: join(this.folder, 'stand.sqlite'),
      port: this.#port,
      apiKey: this.#apiKey,
      prgCode: '45',
      timeZone: 'Asia/Yekaterinburg',
      clock: Date.now,
      newId: randomUUID,
      wait: (delayMs, signal) => setTimeout(delayMs, undefined, { signal }),
    });
    this.#port = Number(new URL(this.#stand.url).port);
  }

  async standOff(): Promise<void> {
    await this.#stand?.close();
    this.#stand = undefined;
  }

  /** What the forward flow has asked; a probe of the way there asks for operations, as nothing of it does. */
  get services(): (string | null)[] {
    const asked = this.#stand?.requests().map(({ service }) => service) ?? [];
    return asked.filter((service) => service !== 'ListOperations');
  }

  /** The next request of a service meets this fault. */
  async fault(service: ServiceName, fault: Fault): Promise<void> {
    const answer = await fetch(`${this.#stand?.url}/admin/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ service, count: 1, fault }),
    });
    if (answer.status !== 200) throw new Error(`the stand took no fault: ${await answer.text()}`);
  }

  async open(environment: Readonly<Record<string, string | undefined>> = {}): Promise<OpenedCalls> {
    const settings = readSettings({ ...this.#environment(), ...environment }, RESOURCES);
    if (!settings.ok) throw new Error(JSON.stringify(settings.problem));
    const kiosk = openKiosk(settings.value, {
      adapters: this.#adapters(),
      readerChild: 'none',
      pageWorker: 'none',
    });
    if (!kiosk.ok) throw new Error(kiosk.problem.message);
    this.#kiosk = kiosk.value;
    this.#calls = await openKioskCalls(kiosk.value);
    this.#calls.onPush((push) => {
      this.pushes.push(push);
      this.shown.push(push);
      this.#woken();
    });
    return this.#calls;
  }

  async close(): Promise<void> {
    await this.#calls?.close();
    await this.#kiosk?.close();
    this.#calls = undefined;
    this.#kiosk = undefined;
  }

  /** As after a restart: nobody is in, and the same card is a new tap. */
  async reopen(): Promise<void> {
    await this.close();
    this.pushes.length = 0;
    await this.open();
  }

  /** Looks at once and again after each push, as a screen does. */
  async until<Value>(look: () => Value | undefined): Promise<Value> {
    for (;;) {
      const seen = look();
      if (seen !== undefined) return seen;
      await new Promise<void>((resolve) => {
        this.#woken = resolve;
      });
    }
  }

  /** The application once it has that status. */
  reaches(id: number, status: ApplicationStatus): Promise<ApplicationView> {
    return this.until(() => {
      const application = this.given(this.calls.readApplication(id));
      return application.status === status ? application : undefined;
    });
  }

  last<Topic extends Push['topic']>(topic: Topic): Extract<Push, { topic: Topic }> | undefined {
    const found = this.pushes.findLast((push) => push.topic === topic);
    return found as Extract<Push, { topic: Topic }> | undefined;
  }

  /** The value of an answer that has to be one; kept as shown. */
  given<Value>(answer: { ok: true; value: Value } | { ok: false; problem: unknown }): Value {
    this.shown.push(answer);
    if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
    return answer.value;
  }

  /** The clerk enters, begins an application and has it registered. */
  register(form: DraftForm): DraftView & { readonly application: ApplicationView } {
    this.given(this.calls.enter('Петрова Анна'));
    const draft = this.calls.startDraft();
    this.save(draft.id, form, 'person');
    return this.identify(draft.id);
  }

  save(draftId: number, form: DraftForm, page: DraftPage): void {
    this.given(this.calls.saveDraft(draftId, form, page));
  }

  identify(draftId: number): DraftView & { readonly application: ApplicationView } {
    const draft = this.given(this.calls.identify(draftId));
    if (draft.application === undefined) throw new Error('not registered');
    return { ...draft, application: draft.application };
  }

  /** Lays a card on the reader for a draft and waits until it is the draft's. */
  async tap(draftId: number, card: DeckCard): Promise<DraftView> {
    this.calls.expectCard(draftId);
    this.given(this.calls.layCard(card));
    const draft = await this.until(() => {
      const read = this.given(this.calls.readDraft(draftId));
      return read.card.status === 'none' ? undefined : read;
    });
    this.given(this.calls.liftCard());
    this.calls.expectCard(undefined);
    return draft;
  }

  confirm(draftId: number): ApplicationView {
    const application = this.given(this.calls.confirm(draftId));
    const hidden = this.#kiosk?.journal.application(application.id)?.card?.hidden;
    if (hidden)
      this.secrets.push(hidden.hash, hidden.cipherText, ...hidden.serviceHashes.map(({ hash }) => hash));
    return application;
  }

  #adapters(): Adapters {
    return {
      ...realAdapters,
      now: () => realAdapters.now() + this.laterMs,
      elapsed: () => realAdapters.elapsed() + this.laterMs,
    };
  }

  #environment() {
    return {
      KARTA_CONTOUR: 'training',
      KARTA_DATA_DIR: join(this.folder, 'data'),
      KARTA_OFFICE: '12',
      KARTA_WORKPLACE: '03',
      KARTA_READER: 'simulated',
      KARTA_DEPARTMENT_URL: `http://127.0.0.1:${this.#port || 9}`,
      KARTA_API_KEY: this.#apiKey,
      KARTA_PRG_CODE: '45',
      // A list that is asked for in between would meet faults that are meant for others.
      KARTA_REVERSE_POLLER: '0',
    };
  }
}
