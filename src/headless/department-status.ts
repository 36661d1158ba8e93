import { REACH_STAGES, type Reach, reachStageOf } from '../domain/reach.ts';
import { REACH_TEXT } from '../domain/reach-text.ts';
import type { Forward } from '../main/forward.ts';

/** Asks the Department once, stage by stage; for IT. Absent where it was cut off. */
export async function departmentStatus({ probe }: Forward, signal: AbortSignal, now: () => number) {
  const reach = await probe(signal);
  return reach && { stages: stagesOf(reach), ...toldOf(reach, now()) };
}

/** What holds, up to what does not; the stages behind that were not looked at. */
function stagesOf(reach: Reach): Readonly<Record<string, 'ok' | 'failed'>> {
  if (reach.ok) return Object.fromEntries(REACH_STAGES.map((stage) => [stage, 'ok']));
  const failed = reachStageOf(reach.reason);
  const passed = REACH_STAGES.slice(0, REACH_STAGES.indexOf(failed));
  return { ...Object.fromEntries(passed.map((stage) => [stage, 'ok'])), [failed]: 'failed' };
}

function toldOf(reach: Reach, now: number) {
  if (!reach.ok) {
    const { brief, forIt } = REACH_TEXT[reach.reason];
    return { code: reach.reason, message: `${brief}. ${forIt}` };
  }
  const { answeredAt } = reach;
  return answeredAt === undefined ? {} : { clockAheadSeconds: Math.round((now - answeredAt) / 1000) };
}
