import './styles/styles.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { showAppearance } from './appearance.ts';
import { openKiosk } from './kiosk.ts';
import { createKioskClient } from './kiosk-client.ts';
import { listenToKeys } from './shortcuts.ts';

showAppearance();
listenToKeys(window);
openKiosk(createKioskClient);

const root = document.getElementById('page');
if (root) createRoot(root).render(<App />);
