import { createTRPCClient, localLink, splitLink, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { type KioskRouter, router } from '../../src/main/api/router.ts';
import { App } from '../../src/renderer/app.tsx';
import { showAppearance, useAppearance } from '../../src/renderer/appearance.ts';
import { openKiosk } from '../../src/renderer/kiosk.ts';
import { useNavigation } from '../../src/renderer/navigation.ts';
import { listenToKeys } from '../../src/renderer/shortcuts.ts';
import '../../src/renderer/styles/styles.ts';
import { FakeKiosk } from './fake-kiosk.ts';
import { AT } from './people.ts';
import { sceneOf } from './scenes.ts';

// The page's policy allows no code made of text.
z.config({ jitless: true });

// Whenever it is looked at, it is the moment of the scenes: what lies ahead in them has not passed.
Date.now = () => AT;

const asked = new URLSearchParams(window.location.search);
const scene = sceneOf(asked.get('scene') ?? '');
const textSize = Number(asked.get('text'));
useAppearance.setState({ textSize: textSize === 150 || textSize === 125 ? textSize : 100 });
useNavigation.setState({ place: scene.place });
showAppearance();
listenToKeys(window);

const calls = new FakeKiosk(scene);
// For tests, which have things happen that no key brings about.
Object.assign(window, { fakeKiosk: calls });

/** The local link knows generators alone; the router's one subscription is an observable. */
const pushes: TRPCLink<KioskRouter> = () => () =>
  observable((observer) => calls.onPush((push) => observer.next({ result: { type: 'data', data: push } })));

openKiosk((onConnection) => {
  onConnection(scene.link ?? 'open');
  return createTRPCClient<KioskRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: pushes,
        false: localLink({
          router,
          createContext: async () => ({
            calls,
            onPush: (listener) => calls.onPush(listener),
            role: () => calls.role(),
            admit: () => true,
            superseded: () => false,
          }),
        }),
      }),
    ],
  });
});

const page = document.getElementById('page');
if (page) createRoot(page).render(<App />);
