import '@fontsource/pt-sans/cyrillic-400.css';
import '@fontsource/pt-sans/cyrillic-700.css';
import '@fontsource/pt-sans/latin-400.css';
import '@fontsource/pt-sans/latin-700.css';
import './styles/tokens.css';
import './styles/page.css';
import './styles/status-page.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { useKiosk } from './kiosk-store.ts';
import { hearSnapshots } from './snapshot-source.ts';

hearSnapshots({
  onSnapshot: (snapshot) => useKiosk.setState({ connection: 'open', snapshot }),
  onLost: () => useKiosk.setState({ connection: 'lost' }),
});

const root = document.getElementById('page');
if (root) createRoot(root).render(<App />);
