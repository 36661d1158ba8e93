import type { WorkplaceView } from '../../main/api/views.ts';
export function Workplace({ workplace }: { readonly workplace: WorkplaceView }) {
  return <h1>{workplace.projectName}</h1>;
}
