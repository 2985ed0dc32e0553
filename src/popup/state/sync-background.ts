import { toErrorBody } from '../../core/errors/wallet-error.js';
import type { Settings } from '../../protocol/ui/settings.js';
import type { BackgroundClient } from '../background-client/types.js';
import { rememberTheme } from './theme.js';
import { useWalletStore } from './wallet-store.js';

/** Fills the wallet store from the background and keeps it current, across worker restarts. Answers a stop. */
export function syncBackground(background: BackgroundClient): () => void {
  let stopped = false;
  const { setStatus } = useWalletStore.getState();
  const setSettings = (settings: Settings): void => {
    rememberTheme(settings.theme);
    useWalletStore.setState({ settings });
  };
  const readAll = async (): Promise<void> => {
    try {
      const [status, settings, approvals] = await Promise.all([
        background.call('wallet.status', {}),
        background.call('settings.get', {}),
        background.call('approvals.list', {}),
      ]);
      if (stopped) return;
      setSettings(settings);
      useWalletStore.setState({ approvalIds: approvals.ids });
      setStatus(status);
    } catch (error) {
      if (!stopped) useWalletStore.setState({ failure: toErrorBody(error) });
    }
  };
  const stops = [
    background.on('wallet.status', setStatus),
    background.on('settings', setSettings),
    background.on('approvals', ({ ids }) => useWalletStore.setState({ approvalIds: ids })),
    background.on('alerts', (alerts) => useWalletStore.setState({ alerts })),
    background.onReconnect(() => void readAll()),
  ];
  void readAll();
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}
