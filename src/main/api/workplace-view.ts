import type { Result } from '../../domain/result.ts';
import { DECK_CARDS } from '../reader/simulated-deck.ts';
import type { SettingProblem, Settings } from '../settings/settings.ts';
import type { WorkplaceView } from './workplace-views.ts';

/** `forward`: whether sending is set up, or what keeps it from that. */
export function workplaceView(
  { contour, region, office, workplace, reader }: Settings,
  forward: Result<unknown, readonly SettingProblem[]>,
): WorkplaceView {
  return {
    contour,
    projectName: region.projectName,
    regionName: region.name,
    office,
    workplace,
    timeZone: region.timeZone,
    documentTypes: region.documentTypes,
    portal: region.portal,
    numberFromChip: region.numberFromChip[contour],
    ...(reader.kind === 'simulated' && { deck: DECK_CARDS }),
    ...(!forward.ok && {
      settingProblems: forward.problem.map(({ field, message }) => `${field}: ${message}`),
    }),
  };
}
