import type { OperationState } from '../../src/domain/operation-state.ts';
import { openReverseDepartment } from '../../src/main/department/open-department.ts';
import { pageReader } from '../../src/main/department/page-reader.ts';
import type { ReverseDepartment } from '../../src/main/department/reverse-department.ts';
import type { StoredOperation } from '../../src/main/journal/inbox.ts';
import { LateLanding } from '../../src/main/reverse/late-landing.ts';
import { ReverseLoop, type ReverseLoopParts } from '../../src/main/reverse/reverse-loop.ts';
import type { Fault } from '../../src/stand/fault.ts';
import { NapsOfTest } from '../delivery/naps-of-test.ts';
import { Office } from '../delivery/office.ts';
import { KEY, REGION, type TestStand, testStand } from '../stand/test-stand.ts';

export const LATE_LANDING_MS = 150_000;

/** A journal, the reverse loop over it and a stand of the Department behind them. */
export class ReverseOffice {
  readonly office = new Office();
  readonly naps = new NapsOfTest(this.office);
  readonly faults: unknown[] = [];
  readonly heard: StoredOperation[] = [];
  readonly stand: TestStand;
  readonly department: ReverseDepartment;
  rqUids = 0;

  private constructor(stand: TestStand) {
    this.stand = stand;
    const opened = openReverseDepartment(
      { baseUrl: new URL(stand.stand.url), apiKey: KEY, prgCode: REGION, now: () => this.office.now },
      { timeZone: 'Asia/Yekaterinburg', readPage: pageReader('none: no page here is so long') },
    );
    if (!opened.ok) throw new Error(opened.problem.message);
    this.department = opened.value;
  }

  static async open(): Promise<ReverseOffice> {
    return new ReverseOffice(await testStand());
  }

  get inbox() {
    return this.office.journal.inbox;
  }

  loop(change: Partial<ReverseLoopParts> = {}): ReverseLoop {
    const { office, naps, inbox } = this;
    return new ReverseLoop({
      inbox,
      department: this.department,
      policy: {
        unknownCard: 'found',
        personNotFound: { by: 'profile' },
        cardUnfit: { by: 'clerk' },
        cardNotFound: { by: 'profile' },
        hasSeveralWorkplaces: false,
      },
      lateLandingMs: LATE_LANDING_MS,
      landing: new LateLanding({ inbox, lateLandingMs: LATE_LANDING_MS, elapsed: office.elapsed }),
      polls: true,
      now: () => office.now,
      elapsed: office.elapsed,
      skew: () => 0,
      sleep: naps.sleep,
      breathe: async () => {},
      newRqUid: () => `rq-${++this.rqUids}`,
      onOperation: (operation) => this.heard.push(operation),
      onFault: (error) => this.faults.push(error),
      ...change,
    });
  }

  /** Somebody nobody here knows has connected a card on the portal. */
  async onPortal(operationId: string, at = '10:00:00.000', more: object = {}): Promise<void> {
    const answer = await this.stand.admin('POST', '/admin/operations', {
      operationId,
      operationType: 'Register',
      operationDateTime: `2026-11-23T${at}`,
      client: {
        lastName: ' Небывалова',
        firstName: 'Нина',
        birthDate: '1990-02-03',
        document: { docType: 1, series: '3799', number: '654321' },
      },
      bankCard: { cardHash: `hash of ${operationId}`, cardNum: '11' },
      changesCard: false,
      ...more,
    });
    if (answer.status >= 300) throw new Error(`the stand took no operation: ${answer.status}`);
  }

  async fault(
    service: 'ListOperations' | 'PublishStatuses',
    fault: Fault,
    count = 1,
    skip = 0,
  ): Promise<void> {
    const answer = await this.stand.admin('POST', '/admin/faults', { service, count, skip, fault });
    if (answer.status !== 200) throw new Error('the stand took no fault');
  }

  /** Every status that reached the Department, by operation. */
  async published(): Promise<Readonly<Record<string, readonly number[]>>> {
    const rows = (await this.stand.admin('GET', '/admin/operations')).json() as readonly {
      readonly id: string;
      readonly statuses: readonly number[];
    }[];
    return Object.fromEntries(rows.map(({ id, statuses }) => [id, statuses]));
  }

  state(operationId: string): OperationState | undefined {
    return this.inbox.byOperationId(operationId as never)?.state;
  }

  get asked(): (string | null)[] {
    return this.stand.stand.requests().map(({ service }) => service);
  }
}
