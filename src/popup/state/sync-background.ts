import { toErrorBody } from '../../core/errors/wallet-error.js';
import type { Settings } from '../../protocol/ui/settings.js';
import type { BackgroundClient } from '../background-client/types.js';
import { followLanguage } from '../i18n/index.js';
import { rememberLook } from './theme.js';
import { useWalletStore } from './wallet-store.js';

/**
 * Fills the wallet store from the background and keeps it current, across worker restarts. Answers a stop.
 * @param beside what was asked along with the first questions and belongs on the first screen; never rejects.
 */
export function syncBackground(
  background: BackgroundClient,
  beside: Promise<unknown> = Promise.resolve(),
): () => void {
  let stopped = false;
  const { setStatus } = useWalletStore.getState();
  const setSettings = (settings: Settings): void => {
    rememberLook(settings);
    void followLanguage(settings.language);
    useWalletStore.setState({ settings });
  };
  const readAll = async (): Promise<void> => {
    try {
      const [status, settings, approvals] = await Promise.all([
        background.call('wallet.status', {}),
        background.call('settings.get', {}),
        background.call('approvals.list', {}),
        beside,
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
