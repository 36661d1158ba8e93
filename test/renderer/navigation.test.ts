import { beforeEach, describe, expect, it } from 'vitest';
import { type Place, useNavigation } from '../../src/renderer/navigation.ts';
import { whenGivenUp } from '../../src/renderer/visit/when-given-up.ts';

const VISIT: Place = { name: 'visit', draftId: 7 };

describe('the way through the kiosk', () => {
  beforeEach(() => useNavigation.setState({ place: VISIT, list: { name: 'home' }, visit: undefined }));
  const { go, back, toWork } = useNavigation.getState();
  const place = () => useNavigation.getState().place;

  it.each(['help', 'journal', 'workplace'] as const)('leads from «%s» back into the visit', (name) => {
    go({ name });
    toWork();
    expect(place()).toEqual(VISIT);
  });

  it('leads from an application of the journal to the journal, and from there into the visit', () => {
    go({ name: 'journal' });
    go({ name: 'application', id: 3 });
    back();
    expect(place()).toEqual({ name: 'journal' });
    toWork();
    expect(place()).toEqual(VISIT);
  });

  it('leads from an operation that an application has led to back to the application', () => {
    go({ name: 'journal' });
    go({ name: 'application', id: 3 });
    go({ name: 'operation', id: 5, application: 3 });
    go({ name: 'application', id: 3 });
    back();
    expect(place()).toEqual({ name: 'journal' });
  });

  it('leads from a candidate back to the operation, and from there into the visit', () => {
    go({ name: 'operations' });
    go({ name: 'operation', id: 5 });
    go({ name: 'application', id: 3 });
    back();
    expect(place()).toEqual({ name: 'operation', id: 5 });
    toWork();
    expect(place()).toEqual(VISIT);
  });

  it('leads home where the visit was left for home', () => {
    go({ name: 'home' });
    go({ name: 'help' });
    toWork();
    expect(place()).toEqual({ name: 'home' });
  });

  describe('a visit that has gone from the screen is given up', () => {
    function watch() {
      const told: string[] = [];
      whenGivenUp(7, () => told.push('given up'));
      return told;
    }

    it('at once for home, and for another visit', () => {
      go({ name: 'home' });
      expect(watch()).toEqual(['given up']);
      go({ name: 'visit', draftId: 8 });
      expect(watch()).toEqual(['given up']);
    });

    it('not for a section, but for home from there, once', () => {
      go({ name: 'help' });
      const told = watch();
      expect(told).toEqual([]);
      go({ name: 'journal' });
      expect(told).toEqual([]);
      go({ name: 'home' });
      go({ name: 'help' });
      expect(told).toEqual(['given up']);
    });

    it('not where it was opened again: what comes then is not its concern', () => {
      go({ name: 'help' });
      const told = watch();
      toWork();
      go({ name: 'home' });
      expect(told).toEqual([]);
    });
  });
});
