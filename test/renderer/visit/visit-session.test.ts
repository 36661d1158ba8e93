import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT_FORM } from '../../../src/domain/draft.ts';
import { block, type FieldProblem } from '../../../src/domain/field-problem.ts';
import { PAPERS } from '../../../src/domain/papers.ts';
import { fail, ok } from '../../../src/domain/result.ts';
import type { ApplicationView } from '../../../src/main/api/application-views.ts';
import type { DraftView } from '../../../src/main/api/desk-views.ts';
import { tickPapers, typeText } from '../../../src/renderer/fields/form-store.ts';
import type { VisitKiosk } from '../../../src/renderer/visit/visit-kiosk.ts';
import { visitRules } from '../../../src/renderer/visit/visit-rules.ts';
import { VisitSession } from '../../../src/renderer/visit/visit-session.ts';
import { inFlight } from '../../gallery/application-scenes.ts';
import { COMPLETE_CARD, FILLED_FORM } from '../../gallery/visit-scenes.ts';

const SNILS_REFUSED: FieldProblem = {
  field: 'applicant.snils',
  ...block('department_refused', 'Ответ Департамента: «СНИЛС не найден».'),
};

const FILLING: ApplicationView = {
  ...inFlight,
  status: 'filling',
  state: { status: 'filling', filling: true, stage: 'checked', tries: 0, checkedAt: 1 },
};

const RETURNED: ApplicationView = {
  ...inFlight,
  status: 'returned',
  state: {
    status: 'returned',
    filling: true,
    stage: 'registered',
    tries: 1,
    refusals: [{ reason: 'invalid_snils', service: 's', code: 2, message: 'СНИЛС не найден' }],
  },
  problems: [SNILS_REFUSED],
};

const WITHOUT_PAPERS = {
  ...FILLED_FORM.applicant,
  birthDate: '',
  document: { ...FILLED_FORM.applicant.document, number: '', issuedOn: '' },
};

/** A session over a kiosk that notes what it is asked; `change` gives other answers. */
function open(draft: Partial<DraftView> = {}, change: Partial<VisitKiosk> = {}) {
  const view: DraftView = {
    id: 7,
    clerk: 'Иванова Е. П.',
    ofAnother: false,
    form: EMPTY_DRAFT_FORM,
    page: 'papers',
    savedAt: 1,
    card: { status: 'none' },
    ...draft,
  };
  const asked: string[] = [];
  const ended: (number | undefined)[] = [];
  const usual: VisitKiosk = {
    readDraft: async () => ok(view),
    saveDraft: async () => ok(2),
    saveDraftAtOnce: () => {},
    takeOver: async () => ok(view),
    dropDraft: async () => ok(null),
    identify: async () => ok({ ...view, application: FILLING }),
    refuse: async () => ok(inFlight),
    withdraw: async () => ok(inFlight),
    typeNumber: async () => ok({ ...view, card: COMPLETE_CARD }),
    dropCard: async () => ok(view),
    confirm: async () => ok(inFlight),
    ...change,
  };
  const kiosk = new Proxy(usual, {
    get(calls, name, receiver) {
      asked.push(String(name));
      return Reflect.get(calls, name, receiver);
    },
  });
  const session = new VisitSession(view, {
    kiosk,
    rules: visitRules({ documentTypes: [1], timeZone: 'Asia/Yekaterinburg' }, () => '2026-11-23'),
    onEnd: (id) => ended.push(id),
    onLeave: () => ended.push(-1),
  });
  return {
    session,
    asked,
    ended,
    page: () => session.screen.form.getState().page,
    state: () => session.screen.state.getState(),
  };
}

describe('a visit', () => {
  it('goes from all papers to the person, and from some of them to the refusal', async () => {
    const { session, page, state } = open();
    await session.next();
    expect([page(), state().notice]).toEqual(['papers', expect.stringContaining('Отметьте')]);
    tickPapers(session.screen.form, ['identity']);
    await session.next();
    expect(state().refusal).toEqual({});
    void session.back();
    expect([page(), state().refusal]).toEqual(['papers', undefined]);
    tickPapers(session.screen.form, PAPERS);
    await session.next();
    expect(page()).toBe('person');
  });

  it('keeps the clerk on the person with the cursor in the first field that is wrong', async () => {
    const { session, page, state, asked } = open({ page: 'person' });
    typeText(session.screen.form, 'applicant.lastName', 'Ким');
    typeText(session.screen.form, 'applicant.firstName', 'Ия');
    typeText(session.screen.form, 'applicant.snils', '594-923-116 31');
    await session.next();
    expect([page(), state().focus]).toEqual(['person', { fields: ['applicant.snils'] }]);
    expect(asked).not.toContain('identify');
  });

  it('saves and identifies in one go, the save first', async () => {
    const { session, page, asked } = open({ page: 'person', form: FILLED_FORM });
    typeText(session.screen.form, 'applicant.middleName', '');
    await session.next();
    expect(asked.slice(0, 2)).toEqual(['saveDraft', 'identify']);
    expect(page()).toBe('applicant');
  });

  it('comes back to SNILS with the words of the Department, once', async () => {
    let application = FILLING;
    const draft = { page: 'applicant', form: FILLED_FORM, application } as const;
    const { session, page, state } = open(draft, {
      readDraft: async () =>
        ok({
          id: 7,
          clerk: '',
          ofAnother: false,
          savedAt: 1,
          card: { status: 'none' },
          ...draft,
          application,
        }),
    });
    application = RETURNED;
    await session.calls.refresh();
    expect([page(), state().focus]).toEqual(['person', { fields: ['applicant.snils'] }]);
    expect(session.screen.form.getState().problems).toEqual({ 'applicant.snils': [SNILS_REFUSED] });
    session.goTo('papers');
    await session.calls.refresh();
    expect(page()).toBe('papers');
  });

  it('proposes ground 1.2.1 for a passport whose term is over', async () => {
    const { applicant } = FILLED_FORM;
    const form = {
      ...FILLED_FORM,
      applicant: {
        ...applicant,
        birthDate: '17.03.1980',
        document: { ...applicant.document, issuedOn: '20.04.2000' },
      },
    };
    const { session, state, page } = open({ page: 'applicant', form });
    await session.next();
    expect([page(), state().refusal]).toEqual(['applicant', { proposed: '1.2.1' }]);
  });

  it('asks for a card before it lets anyone check', async () => {
    const { session, page, state } = open({ page: 'card', form: FILLED_FORM });
    await session.next();
    expect([page(), state().notice]).toEqual(['card', expect.stringContaining('нужна карта')]);
    expect(await session.calls.typeNumber('2200000000000053')).toBe(true);
    await session.next();
    expect(page()).toBe('check');
    expect(JSON.stringify([session.screen.form.getState(), state()])).not.toContain('2200000000000053');
  });

  it('confirms once for two presses of Enter and ends at the application', async () => {
    const { session, asked, ended } = open({ page: 'check', form: FILLED_FORM, card: COMPLETE_CARD });
    await Promise.all([session.next(), session.next()]);
    expect(asked.filter((call) => call === 'confirm')).toHaveLength(1);
    expect(ended).toEqual([inFlight.id]);
  });

  it('sends what came back and was not mended only when asked twice, and what was mended at once', async () => {
    const card = { ...COMPLETE_CARD, source: 'kept' } as const;
    const sent = { applicant: FILLED_FORM.applicant, account: '' };
    const draft = { page: 'check', form: FILLED_FORM, card, sent } as const;
    const { session, asked, state } = open(draft);
    await session.next();
    expect([asked, state().insists]).toEqual([[], true]);
    await session.next();
    expect(asked).toEqual(['confirm']);
    const mended = open(draft);
    typeText(mended.session.screen.form, 'applicant.phone', '+7 912 345-67-81');
    await mended.session.next();
    expect(mended.asked).toContain('confirm');
    const withOtherCard = open({ ...draft, card: COMPLETE_CARD });
    await withOtherCard.session.next();
    expect(withOtherCard.asked).toEqual(['confirm']);
  });

  it('goes to the field that main names at confirmation', async () => {
    const problem: FieldProblem = { field: 'applicant.phone', ...block('phone_format', 'Введите номер.') };
    const { session, page, state, ended } = open(
      { page: 'check', form: FILLED_FORM, card: COMPLETE_CARD },
      { confirm: async () => fail([problem]) },
    );
    await session.next();
    expect([page(), state().focus, ended]).toEqual(['applicant', { fields: ['applicant.phone'] }, []]);
  });

  it('stays where it is when the kiosk does not answer, and ends when the draft has', async () => {
    const lost: FieldProblem = { field: '', ...block('no_connection', 'Программа киоска не ответила.') };
    let answer = fail([lost]);
    const { session, ended, page } = open(
      { page: 'applicant', form: FILLED_FORM, application: FILLING },
      { readDraft: async () => answer },
    );
    await session.calls.refresh();
    expect([page(), ended]).toEqual(['applicant', []]);
    answer = fail([{ field: '', ...block('draft_gone', 'Черновика больше нет.') }]);
    await session.calls.refresh();
    expect(ended).toEqual([FILLING.id]);
  });

  it('shows the refusal although main has told meanwhile that the draft is gone', async () => {
    const gone = Promise.withResolvers<Awaited<ReturnType<VisitKiosk['readDraft']>>>();
    const { session, ended } = open({}, { readDraft: () => gone.promise });
    const refreshed = session.calls.refresh();
    await session.calls.refuse('1.2.3');
    gone.resolve(fail([{ field: '', ...block('draft_gone', 'Черновика больше нет.') }]));
    await refreshed;
    expect(ended).toEqual([inFlight.id]);
  });

  it('ends at the refusal although the draft is told to be gone before the refusal is answered', async () => {
    const refused = Promise.withResolvers<Awaited<ReturnType<VisitKiosk['refuse']>>>();
    const { session, ended } = open(
      { form: { ...EMPTY_DRAFT_FORM, papers: ['identity'] } },
      {
        refuse: () => refused.promise,
        readDraft: async () => fail([{ field: '', ...block('draft_gone', 'Черновика больше нет.') }]),
        saveDraft: async () => fail([{ field: '', ...block('draft_gone', 'Черновика больше нет.') }]),
      },
    );
    tickPapers(session.screen.form, ['identity', 'snils']);
    const ending = session.calls.refuse('1.2.3');
    await session.calls.refresh();
    await session.draft.autosave.flush();
    expect(ended).toEqual([]);
    refused.resolve(ok(inFlight));
    await ending;
    expect(ended).toEqual([inFlight.id]);
  });

  it('keeps what Enter has marked until it is mended, and not only until one leaves the field', async () => {
    const { session, state } = open({
      page: 'applicant',
      form: { ...FILLED_FORM, applicant: WITHOUT_PAPERS },
    });
    await session.next();
    const marked = () => Object.keys(session.screen.form.getState().problems);
    expect(state().focus.fields).toContain('applicant.document.number');
    expect(marked()).toContain('applicant.document.number');
    session.leaveField('applicant.document.number');
    expect(marked()).toContain('applicant.document.number');
    typeText(session.screen.form, 'applicant.document.number', '3705 123456');
    session.leaveField('applicant.document.number');
    expect(marked()).not.toContain('applicant.document.number');
  });

  it('has written the last key down when the clerk leaves the desk, and leaves nothing empty there', async () => {
    const { promise: answered, resolve: answer } =
      Promise.withResolvers<Awaited<ReturnType<VisitKiosk['saveDraft']>>>();
    const begun = open({ page: 'person' }, { saveDraft: () => answered });
    typeText(begun.session.screen.form, 'applicant.lastName', 'Ким');
    const left: string[] = [];
    const leaving = begun.session.leaveDesk().then(() => left.push('left'));
    await Promise.resolve();
    expect([begun.asked, left]).toEqual([['saveDraft'], []]);
    answer(ok(3));
    await leaving;
    expect(left).toEqual(['left']);
    const empty = open();
    await empty.session.leaveDesk();
    expect([empty.asked, empty.ended]).toEqual([['dropDraft'], [undefined]]);
  });

  it('says what is not known to be written down in the same breath when the page is about to go', async () => {
    const { session, asked } = open({ page: 'person' });
    session.draft.saveAtOnce();
    expect(asked).toEqual([]);
    typeText(session.screen.form, 'applicant.lastName', 'К');
    typeText(session.screen.form, 'applicant.lastName', 'Ким');
    session.draft.saveAtOnce();
    expect(asked).toEqual(['saveDraft', 'saveDraftAtOnce', 'saveDraft']);
    expect(await session.draft.autosave.flush()).toBe(true);
  });

  it('is dropped without a word once it is left for another screen while it holds nothing', () => {
    const empty = open();
    empty.session.draft.dropIfEmpty();
    expect([empty.asked, empty.ended]).toEqual([['dropDraft'], []]);
    const begun = open({ form: FILLED_FORM });
    begun.session.draft.dropIfEmpty();
    expect(begun.asked).toEqual([]);
  });

  it('drops a draft that holds nothing when the clerk goes back from it, and keeps any other', async () => {
    const empty = open();
    await empty.session.back();
    expect([empty.asked, empty.ended]).toEqual([['dropDraft'], [undefined]]);
    const begun = open();
    tickPapers(begun.session.screen.form, ['snils']);
    await begun.session.back();
    expect([begun.asked, begun.ended]).toEqual([['saveDraft'], [-1]]);
  });
});
