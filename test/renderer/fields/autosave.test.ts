import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DraftForm, EMPTY_DRAFT_FORM } from '../../../src/domain/draft.ts';
import { createAutosave, type Save } from '../../../src/renderer/fields/autosave.ts';
import { createFormStore, typeText } from '../../../src/renderer/fields/form-store.ts';

const NAME = 'applicant.lastName';

describe('autosave', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function open(save: Save) {
    const store = createFormStore(EMPTY_DRAFT_FORM, 'person');
    const autosave = createAutosave(store, save, 1);
    return { store, autosave, type: (text: string) => typeText(store, NAME, text) };
  }

  /** Keeps what it is given, and the time it says is the count. */
  function keeper() {
    const kept: DraftForm[] = [];
    const save: Save = async (form) => kept.push(form) + 100;
    return { kept, save, names: () => kept.map(({ applicant }) => applicant.lastName) };
  }

  it('writes the first key of a burst down at once and the others together, 150 ms later', async () => {
    const { names, save } = keeper();
    const { autosave, type } = open(save);
    type('С');
    expect(names()).toEqual(['С']);
    await vi.advanceTimersByTimeAsync(60);
    type('Сё');
    await vi.advanceTimersByTimeAsync(60);
    type('Сём');
    expect(autosave.state.getState()).toEqual({ status: 'unsaved' });
    await vi.advanceTimersByTimeAsync(29);
    expect(names()).toEqual(['С']);
    await vi.advanceTimersByTimeAsync(1);
    expect(names()).toEqual(['С', 'Сём']);
    expect(autosave.state.getState()).toEqual({ status: 'saved', at: 102 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(names()).toHaveLength(2);
    type('Сёми');
    expect(names()).toHaveLength(3);
  });

  it('is no more than a few calls a second for a clerk who never stops', async () => {
    const { names, save } = keeper();
    const { type } = open(save);
    for (let key = 1; key <= 50; key += 1) {
      type('а'.repeat(key));
      await vi.advanceTimersByTimeAsync(20);
    }
    await vi.advanceTimersByTimeAsync(400);
    expect(names().length).toBeLessThanOrEqual(9);
    expect(names().at(-1)).toBe('а'.repeat(50));
  });

  it('sends what is not saved at once when asked, and nothing twice', async () => {
    const { names, save } = keeper();
    const { autosave, store, type } = open(save);
    type('Ким');
    const both = [autosave.flush(), autosave.flush()];
    expect(await Promise.all(both)).toEqual([true, true]);
    expect(names()).toEqual(['Ким']);
    store.setState({ page: 'applicant' });
    await vi.advanceTimersByTimeAsync(400);
    expect(names()).toEqual(['Ким', 'Ким']);
    await autosave.flush();
    expect(names()).toHaveLength(2);
  });

  it('says that it has not saved and tries again until it has', async () => {
    const { names, save } = keeper();
    let isLost = true;
    const { autosave, type } = open((form, page) =>
      isLost ? Promise.reject(new Error()) : save(form, page),
    );
    type('Ким');
    expect(await autosave.flush()).toBe(false);
    expect(autosave.state.getState()).toEqual({ status: 'failed' });
    type('Кимова');
    await vi.advanceTimersByTimeAsync(400);
    expect(autosave.state.getState()).toEqual({ status: 'failed' });
    isLost = false;
    await vi.advanceTimersByTimeAsync(2000);
    expect(names()).toEqual(['Кимова']);
    expect(autosave.state.getState().status).toBe('saved');
  });

  it('does not call saved what was typed while the answer was on its way', async () => {
    const answers: ((at: number) => void)[] = [];
    const { autosave, type } = open(() => new Promise((resolve) => answers.push(resolve)));
    type('К');
    void autosave.flush();
    type('Ки');
    answers[0]?.(5);
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state.getState()).toEqual({ status: 'unsaved' });
    await vi.advanceTimersByTimeAsync(400);
    answers[1]?.(6);
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state.getState()).toEqual({ status: 'saved', at: 6 });
  });

  it('writes nothing more once the draft is gone', async () => {
    const { names, save } = keeper();
    const { autosave, type } = open(save);
    type('Ким');
    autosave.stop();
    type('Кимова');
    await vi.advanceTimersByTimeAsync(5000);
    await autosave.flush();
    expect(names()).toEqual(['Ким']);
  });
});
