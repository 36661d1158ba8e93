import { lazy, Suspense } from 'react';
import type { ApplicationView } from '../../../main/api/application-views.ts';
import { inFours } from '../../formats.ts';
import { Panel } from '../../ui/panel.tsx';

const QrCode = lazy(async () => ({ default: (await import('./qr-code.tsx')).QrCode }));

/** The number of the resident's card in the project, to be copied with a phone; the code is not waited for. */
export function CardOfResident({ state }: { readonly state: ApplicationView['state'] }) {
  const numSid = 'numSid' in state ? state.numSid : undefined;
  if (numSid === undefined) return null;
  return (
    <Panel title="Номер карты жителя" className="resident-card">
      <p className="number">{inFours(numSid)}</p>
      <div className="qr">
        <Suspense fallback={null}>
          <QrCode text={numSid} label="Номер карты жителя как QR-код" />
        </Suspense>
      </div>
    </Panel>
  );
}
