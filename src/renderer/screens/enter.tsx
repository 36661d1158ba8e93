import type { WorkplaceView } from '../../main/api/views.ts';
export function Enter({ workplace }: { readonly workplace: WorkplaceView }) {
  return <main>{workplace.projectName}</main>;
}
