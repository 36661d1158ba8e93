import { initTRPC, TRPCError } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import * as z from 'zod/mini';
import { DECISIONS } from '../../domain/decide.ts';
import { DOCUMENT_TYPES } from '../../domain/document.ts';
import { DRAFT_PAGES } from '../../domain/draft.ts';
import { OPERATION_VERDICTS } from '../../domain/operation.ts';
import { PAPERS } from '../../domain/papers.ts';
import type { KioskCalls } from './kiosk-calls.ts';
import type { Push } from './push.ts';

/** Rights come with sign-in; until then whoever sits at the desk is a clerk, and nobody is a guest. */
export type Role = 'guest' | 'clerk';

/** What main knows of the screen that calls. */
export interface CallContext {
  readonly calls: KioskCalls;
  /** The kiosk's pushes, and whether this screen was superseded. */
  readonly onPush: KioskCalls['onPush'];
  readonly role: () => Role;
  /** Counts one call; false: too many in too short a time. */
  readonly admit: () => boolean;
  /** True once the kiosk was opened in another window. */
  readonly superseded: () => boolean;
}

interface CallMeta {
  readonly roles: readonly Role[];
}

const t = initTRPC
  .context<CallContext>()
  .meta<CallMeta>()
  .create({
    errorFormatter: ({ shape }) => ({ ...shape, message: shape.data.code, data: { code: shape.data.code } }),
  });

/** The one way in: superseded screens, too many calls and wrong roles end here, before any input is read. */
const guarded = t.procedure.use(({ ctx, meta, next }) => {
  if (ctx.superseded()) throw new TRPCError({ code: 'CONFLICT' });
  if (!ctx.admit()) throw new TRPCError({ code: 'TOO_MANY_REQUESTS' });
  if (!meta?.roles.includes(ctx.role())) throw new TRPCError({ code: 'FORBIDDEN' });
  return next();
});
const anyone = guarded.meta({ roles: ['guest', 'clerk'] });
const clerks = guarded.meta({ roles: ['clerk'] });

const id = z.int().check(z.minimum(1));
const text = (longest: number) => z.string().check(z.maxLength(longest));
const typed = text(1000);
const draft = z.strictObject({ draftId: id });
const application = z.strictObject({ applicationId: id });
const operation = z.strictObject({ operationId: id });

const form = z.strictObject({
  papers: z.readonly(z.array(z.enum(PAPERS)).check(z.maxLength(PAPERS.length))),
  applicant: z.strictObject({
    lastName: typed,
    firstName: typed,
    middleName: typed,
    snils: typed,
    birthDate: typed,
    birthPlace: typed,
    gender: z.enum(['', 'male', 'female']),
    phone: typed,
    email: typed,
    residenceAddress: typed,
    notify: z.strictObject({ sms: z.boolean(), email: z.boolean() }),
    document: z.strictObject({
      type: z.literal([...DOCUMENT_TYPES]),
      number: typed,
      issuedOn: typed,
      issuedBy: typed,
      divisionCode: typed,
      registrationAddress: typed,
    }),
  }),
  card: z.strictObject({ bank: typed, account: typed, ownDebit: z.boolean() }),
});

/** The contract with the screen: both transports, the page's client and the tests derive from it. */
export const router = t.router({
  workplace: anyone.query(({ ctx }) => ctx.calls.workplace()),
  pushes: anyone.subscription(({ ctx }) => observable<Push>(({ next }) => ctx.onPush((push) => next(push)))),
  enter: anyone
    .input(z.strictObject({ name: text(100) }))
    .mutation(({ ctx, input }) => ctx.calls.enter(input.name)),
  leave: clerks.mutation(({ ctx }) => ctx.calls.leave()),

  startDraft: clerks.mutation(({ ctx }) => ctx.calls.startDraft()),
  copyToDraft: clerks
    .input(application)
    .mutation(({ ctx, input }) => ctx.calls.copyToDraft(input.applicationId)),
  editApplication: clerks
    .input(application)
    .mutation(({ ctx, input }) => ctx.calls.editApplication(input.applicationId)),
  readDraft: clerks.input(draft).query(({ ctx, input }) => ctx.calls.readDraft(input.draftId)),
  saveDraft: clerks
    .input(z.strictObject({ draftId: id, form, page: z.enum(DRAFT_PAGES) }))
    .mutation(({ ctx, input }) => ctx.calls.saveDraft(input.draftId, input.form, input.page)),
  takeOver: clerks.input(draft).mutation(({ ctx, input }) => ctx.calls.takeOver(input.draftId)),
  dropDraft: clerks.input(draft).mutation(({ ctx, input }) => ctx.calls.dropDraft(input.draftId)),
  identify: clerks.input(draft).mutation(({ ctx, input }) => ctx.calls.identify(input.draftId)),
  refuse: clerks
    .input(z.strictObject({ draftId: id, ground: z.enum(['1.2.1', '1.2.2', '1.2.3']) }))
    .mutation(({ ctx, input }) => ctx.calls.refuse(input.draftId, input.ground)),
  withdraw: clerks.input(draft).mutation(({ ctx, input }) => ctx.calls.withdraw(input.draftId)),

  expectCard: clerks
    .input(z.strictObject({ draftId: z.optional(id) }))
    .mutation(({ ctx, input }) => ctx.calls.expectCard(input.draftId)),
  typeNumber: clerks
    .input(z.strictObject({ draftId: id, number: text(40) }))
    .mutation(({ ctx, input }) => ctx.calls.typeNumber(input.draftId, input.number)),
  dropCard: clerks.input(draft).mutation(({ ctx, input }) => ctx.calls.dropCard(input.draftId)),
  confirm: clerks.input(draft).mutation(({ ctx, input }) => ctx.calls.confirm(input.draftId)),

  readApplication: clerks
    .input(application)
    .query(({ ctx, input }) => ctx.calls.readApplication(input.applicationId)),
  goOn: clerks.input(application).mutation(({ ctx, input }) => ctx.calls.goOn(input.applicationId)),
  sendNow: clerks.mutation(({ ctx }) => ctx.calls.sendNow()),
  registerChip: clerks
    .input(application)
    .mutation(({ ctx, input }) => ctx.calls.registerChip(input.applicationId)),
  decide: clerks
    .input(z.strictObject({ applicationId: id, decision: z.enum(DECISIONS), reason: text(1000) }))
    .mutation(({ ctx, input }) => ctx.calls.decide(input.applicationId, input.decision, input.reason)),
  toTell: clerks.query(({ ctx }) => ctx.calls.toTell()),
  markTold: clerks
    .input(z.strictObject({ applicationId: id, since: z.int() }))
    .mutation(({ ctx, input }) => ctx.calls.markTold(input.applicationId, input.since)),
  acknowledgePutBack: clerks
    .input(z.strictObject({ at: z.int() }))
    .mutation(({ ctx, input }) => ctx.calls.acknowledgePutBack(input.at)),
  operations: clerks.query(({ ctx }) => ctx.calls.operations()),
  readOperation: clerks
    .input(operation)
    .query(({ ctx, input }) => ctx.calls.readOperation(input.operationId)),
  takeInNow: clerks.mutation(({ ctx }) => ctx.calls.takeInNow()),
  decideOperation: clerks
    .input(
      z.strictObject({
        operationId: id,
        verdict: z.enum(OPERATION_VERDICTS),
        reason: text(1000),
        applicationId: z.optional(id),
      }),
    )
    .mutation(({ ctx, input: { operationId, verdict, reason, applicationId } }) =>
      ctx.calls.decideOperation(operationId, verdict, reason, applicationId),
    ),
  markOperationTold: clerks
    .input(operation)
    .mutation(({ ctx, input }) => ctx.calls.markOperationTold(input.operationId)),
  search: clerks
    .input(
      z.strictObject({
        text: text(200),
        filter: z.enum(['all', 'open', 'connected', 'refused', 'chip_left']),
        before: z.optional(id),
      }),
    )
    .query(({ ctx, input }) => ctx.calls.search(input.text, input.filter, input.before)),

  layCard: clerks
    .input(z.strictObject({ card: text(40) }))
    .mutation(({ ctx, input }) => ctx.calls.layCard(input.card)),
  liftCard: clerks.mutation(({ ctx }) => ctx.calls.liftCard()),
});

export type KioskRouter = typeof router;
