import { parseDecisionReason } from '../../src/domain/decision-reason.ts';
import type { DraftForm, DraftPage } from '../../src/domain/draft.ts';
import type { FieldProblem } from '../../src/domain/field-problem.ts';
import { block } from '../../src/domain/field-problem.ts';
import type { OperationVerdict } from '../../src/domain/operation.ts';
import { fail, ok, type Result } from '../../src/domain/result.ts';
import type { ApplicationView } from '../../src/main/api/application-views.ts';
import type { DraftView } from '../../src/main/api/desk-views.ts';
import type { KioskCalls } from '../../src/main/api/kiosk-calls.ts';
import type { PageView } from '../../src/main/api/listed-views.ts';
import type { OperationView, WorklistView } from '../../src/main/api/operation-views.ts';
import type { Push } from '../../src/main/api/push.ts';
import type { Role } from '../../src/main/api/router.ts';
import type { ToTellRow, ToTellView } from '../../src/main/api/to-tell-views.ts';
import type { WorkplaceView } from '../../src/main/api/workplace-views.ts';
import type { Scene } from './scene.ts';

const PAGE_ROWS = 50;
const NOTHING: Result<never, readonly FieldProblem[]> = fail([
  { field: '', ...block('not_in_gallery', 'В этой сцене такого нет. Откройте другую.') },
]);

/** A kiosk without anything behind it: shows one scene, and moves only as far as looking at screens needs. */
export class FakeKiosk implements KioskCalls {
  readonly #scene: Scene;
  readonly #listeners = new Set<(push: Push) => void>();
  #clerk: string | undefined;
  #draft: DraftView | undefined;
  #toTell: readonly ToTellRow[];
  #operation: OperationView | undefined;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#clerk = scene.clerk;
    this.#draft = scene.draft;
    this.#operation = scene.operation;
    this.#toTell = scene.toTell ?? [];
  }

  role(): Role {
    return this.#clerk === undefined ? 'guest' : 'clerk';
  }

  workplace(): WorkplaceView {
    return this.#scene.workplace;
  }

  onPush(listener: (push: Push) => void): () => void {
    this.#listeners.add(listener);
    for (const push of this.#topics()) listener(push);
    return () => this.#listeners.delete(listener);
  }

  #topics(): readonly Push[] {
    const { reader, connection, queue, today, drafts, found, reverse } = this.#scene;
    return [
      { topic: 'reader', reader },
      { topic: 'connection', connection },
      { topic: 'queue', queue },
      { topic: 'today', today },
      { topic: 'reverse', reverse },
      { topic: 'to_tell', count: this.#toTell.length },
      { topic: 'desk', desk: { ...(this.#clerk && { clerk: this.#clerk }), drafts } },
      ...(found ? [{ topic: 'found', applications: found } as const] : []),
      ...(this.#scene.superseded ? [{ topic: 'superseded' } as const] : []),
    ];
  }

  /** What happens by itself in the kiosk, at the will of a test. */
  tell(push: Push): void {
    this.#push(push);
  }

  #push(push: Push): void {
    for (const listener of this.#listeners) listener(push);
  }

  enter(name: string) {
    if (name.trim() === '') {
      return fail([{ field: 'name', ...block('empty', 'Введите фамилию и инициалы.') }]);
    }
    this.#clerk = name.trim();
    for (const push of this.#topics()) this.#push(push);
    return ok(null);
  }

  leave(): void {
    this.#clerk = undefined;
    this.#push({ topic: 'desk', desk: { drafts: [] } });
  }

  startDraft(): DraftView {
    const draft = this.#draft ?? this.#scene.emptyDraft;
    this.#draft = draft;
    return draft;
  }

  copyToDraft(_applicationId: number) {
    return ok(this.startDraft());
  }

  editApplication(_applicationId: number) {
    return ok(this.startDraft());
  }

  readDraft(_draftId: number) {
    return this.#draft ? ok(this.#draft) : NOTHING;
  }

  saveDraft(_draftId: number, form: DraftForm, page: DraftPage) {
    const draft = this.#draft;
    if (!draft) return NOTHING;
    this.#draft = { ...draft, form, page };
    return ok(draft.savedAt);
  }

  takeOver(_draftId: number) {
    return ok({ ...this.startDraft(), ofAnother: false });
  }

  dropDraft(_draftId: number) {
    this.#draft = undefined;
    return ok(null);
  }

  identify(_draftId: number) {
    return ok(this.startDraft());
  }

  refuse() {
    return this.#ofScene();
  }

  withdraw() {
    return this.#ofScene();
  }

  expectCard(): void {}

  typeNumber() {
    return ok(this.startDraft());
  }

  dropCard() {
    return ok(this.startDraft());
  }

  confirm() {
    return this.#ofScene();
  }

  readApplication() {
    return this.#ofScene();
  }

  async goOn() {
    return this.#ofScene();
  }

  async sendNow(): Promise<null> {
    return null;
  }

  registerChip() {
    return this.#ofScene();
  }

  decide() {
    return this.#ofScene();
  }

  toTell(): ToTellView {
    const rows = this.#toTell;
    return { count: rows.length, rows };
  }

  markTold(applicationId: number) {
    return this.#told((row) => row.kind === 'application' && row.applicationId === applicationId);
  }

  acknowledgePutBack() {
    return ok(null);
  }

  markOperationTold(operationId: number) {
    return this.#told((row) => row.kind === 'operation' && row.operationId === operationId);
  }

  #told(isWho: (row: ToTellRow) => boolean) {
    this.#toTell = this.#toTell.filter((row) => !isWho(row));
    this.#push({ topic: 'to_tell', count: this.#toTell.length });
    return ok(null);
  }

  operations(): WorklistView {
    return this.#scene.worklist ?? { count: 0, rows: [], setAside: [], searched: '' };
  }

  readOperation() {
    return this.#operation ? ok(this.#operation) : NOTHING;
  }

  async takeInNow() {
    return ok(null);
  }

  decideOperation(_id: number, verdict: OperationVerdict, reason: string) {
    const operation = this.#operation;
    if (!operation) return NOTHING;
    const parsed = parseDecisionReason(reason);
    if (!parsed.ok) return fail([{ field: 'reason', ...parsed.problem }]);
    const { decision, ...rest } = operation;
    const name = decision?.ways.find((way) => way.verdict === verdict)?.name ?? '';
    this.#operation = { ...rest, status: 'decided', text: `Ответ записан: ${name}`, tone: 'waiting' };
    return ok(this.#operation);
  }

  #ofScene(): Result<ApplicationView, readonly FieldProblem[]> {
    const { application } = this.#scene;
    return application ? ok(application) : NOTHING;
  }

  search(text: string, _filter: string, before?: number): PageView {
    const wanted = text.trim().toLowerCase();
    const rows = this.#scene.journal.filter(({ fullName, registrationNumber }) =>
      `${fullName} ${registrationNumber}`.toLowerCase().includes(wanted),
    );
    const from = before === undefined ? 0 : rows.findIndex(({ id }) => id === before) + 1;
    const page = rows.slice(from, from + PAGE_ROWS);
    const last = page.at(-1);
    return { rows: page, ...(last && from + PAGE_ROWS < rows.length && { next: last.id }) };
  }

  layCard(_card: string) {
    this.#push({ topic: 'reader', reader: { status: 'card', network: 'mir' } });
    return ok(null);
  }

  liftCard() {
    // What a card has done wrong stays to be read after it is gone.
    if (this.#scene.reader.status !== 'card_error') {
      this.#push({ topic: 'reader', reader: { status: 'waiting' } });
    }
    return ok(null);
  }
}
