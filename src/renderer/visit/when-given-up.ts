import { type Place, useNavigation } from '../navigation.ts';

/**
 * Calls `then` once no key leads back into the visit that has gone from the screen; never, where it was
 * opened again before.
 */
export function whenGivenUp(draftId: number, then: () => void): void {
  const isIt = (place: Place | undefined) => place?.name === 'visit' && place.draftId === draftId;
  const { place, visit } = useNavigation.getState();
  if (!isIt(place) && !isIt(visit)) {
    then();
    return;
  }
  const stop = useNavigation.subscribe((now) => {
    if (!isIt(now.place) && isIt(now.visit)) return;
    stop();
    if (!isIt(now.place)) then();
  });
}
