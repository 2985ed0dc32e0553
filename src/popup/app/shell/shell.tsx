import { lazy, Suspense, useEffect } from 'react';
import { ReceiveSheet } from '../../features/home/receive-sheet.js';
import words from '../../i18n/en/palette.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useServices } from '../services.js';
import { useOverlay } from './overlay.js';
import { useRouteMemory } from './use-route-memory.js';
import { useShortcuts } from './use-shortcuts.js';

addWords(words);

const Palette = lazy(() => import('../../features/palette/palette.js'));
const ShortcutsSheet = lazy(() => import('../../features/palette/shortcuts-sheet.js'));
const MoveSheet = lazy(() => import('../../features/home/move-sheet.js'));

/** What every surface has around its screens, loaded after the first paint: keys, focus, titles and what they open. */
export default function Shell() {
  useRouteMemory();
  useShortcuts();
  useFirstAlerts();
  const { overlay, show } = useOverlay();
  const state = (name: typeof overlay) => ({
    open: overlay === name,
    onOpenChange: (open: boolean) => show(open ? name : null),
  });
  // A lock takes the layers along with the screen.
  useEffect(() => () => useOverlay.getState().show(null), []);
  return (
    <Suspense fallback={null}>
      {overlay === 'palette' ? <Palette {...state('palette')} /> : null}
      {overlay === 'shortcuts' ? <ShortcutsSheet {...state('shortcuts')} /> : null}
      {overlay === 'move' ? <MoveSheet {...state('move')} /> : null}
      <ReceiveSheet {...state('receive')} />
    </Suspense>
  );
}

/** The background tells of alerts when they change; what was there before this page is asked for once. */
function useFirstAlerts(): void {
  const { background } = useServices();
  useEffect(() => {
    if (useWalletStore.getState().alerts) return;
    background.call('alerts.list', {}).then(
      (alerts) => useWalletStore.setState((old) => (old.alerts ? {} : { alerts })),
      // Without them nothing is claimed: the banner stays away and the list asks for itself.
      () => undefined,
    );
  }, [background]);
}
