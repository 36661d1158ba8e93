import { describe, expect, it, vi } from 'vitest';
import { EMPTY_DRAFT_FORM } from '../../../src/domain/draft.ts';
import { block } from '../../../src/domain/field-problem.ts';
import { textAt, tickAt } from '../../../src/renderer/fields/field-path.ts';
import {
  changeApplicant,
  createFormStore,
  showFieldProblems,
  showProblems,
  tick,
  tickPapers,
  typeText,
} from '../../../src/renderer/fields/form-store.ts';

const NUMBER = 'applicant.document.number';
const problem = (field: string) => ({ field, ...block('wrong', 'Сверьте с документом.') });

describe('the form of a visit', () => {
  const open = () => createFormStore(EMPTY_DRAFT_FORM, 'applicant');

  it('changes the one field and leaves the other sections as they are', () => {
    const store = open();
    typeText(store, NUMBER, '3705 1');
    tick(store, 'applicant.notify.email', true);
    const { form } = store.getState();
    expect(textAt(form, NUMBER)).toBe('3705 1');
    expect(tickAt(form, 'applicant.notify.email')).toBe(true);
    expect(form.card).toBe(EMPTY_DRAFT_FORM.card);
    expect(EMPTY_DRAFT_FORM.applicant.document.number).toBe('');
  });

  it('takes a problem away with the first change of its field and keeps the others', () => {
    const store = open();
    showProblems(store, [problem(NUMBER), problem('applicant.gender'), problem('papers')]);
    typeText(store, NUMBER, '3');
    changeApplicant(store, { gender: 'female' });
    expect(Object.keys(store.getState().problems)).toEqual(['papers']);
    tickPapers(store, ['identity']);
    expect(store.getState().problems).toEqual({});
  });

  it('keeps the same problems, object and all, for the fields that nobody touches', () => {
    const store = open();
    showProblems(store, [problem(NUMBER)]);
    const before = store.getState().problems[NUMBER];
    typeText(store, 'applicant.phone', '+7');
    showFieldProblems(store, 'applicant.phone', [problem('applicant.phone')]);
    expect(store.getState().problems[NUMBER]).toBe(before);
  });

  it('tells a listener of one field nothing of a key in another', () => {
    const store = open();
    const heard = vi.fn();
    store.subscribe((now, was) => {
      if (textAt(now.form, NUMBER) !== textAt(was.form, NUMBER)) heard();
    });
    typeText(store, 'applicant.birthPlace', 'г. Курган');
    expect(heard).not.toHaveBeenCalled();
  });
});
