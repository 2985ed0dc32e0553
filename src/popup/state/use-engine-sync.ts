import { useEffect } from 'react';
import { type NetworkChoice, networkChoice } from '../../core/chain/networks.js';
import { type EngineDoor, useServices } from '../app/services.js';
import { EMPTY_CHAIN, useChainStore } from './chain-store.js';
import { useReadRound } from './read-again.js';
import { useWalletStore } from './wallet-store.js';

/** Follows the chain for the accounts of the unlocked wallet; empties the store when it stops. */
export function useEngineSync(): void {
  const { engine } = useServices();
  // Settings are made anew with every message: what the choice says decides, not its identity.
  const choice = useWalletStore((s) => (s.settings ? JSON.stringify(networkChoice(s.settings)) : null));
  const addresses = useWalletStore(
    (s) =>
      s.status?.accounts
        .map((a) => a.address)
        .sort()
        .join(' ') ?? '',
  );

  useEffect(() => {
    if (!choice) return;
    // A failure to configure shows as a network that stays "connecting": the streams are what is looked at.
    void Promise.resolve(engine.configure(JSON.parse(choice) as NetworkChoice)).catch(() => undefined);
    const asked = addresses === '' ? [] : addresses.split(' ');
    const closes = [
      engine.open('network', null, (network) => useChainStore.setState({ network })),
      openPortfolio(engine, asked),
      engine.open('activity', { addresses: asked }, (activity) => useChainStore.setState({ activity })),
    ];
    return () => {
      for (const close of closes) close();
      useChainStore.setState(EMPTY_CHAIN);
    };
  }, [engine, choice, addresses]);

  useCapabilities();
}

/** The portfolio, opened anew each time a person asks for it again; what was read before stays until something is said. */
function openPortfolio(engine: EngineDoor, addresses: string[]): () => void {
  const open = () =>
    engine.open('portfolio', { addresses }, (portfolio) => useChainStore.setState({ portfolio }));
  let close = open();
  const forget = useReadRound.subscribe(() => {
    close();
    close = open();
  });
  return () => {
    forget();
    close();
  };
}

/** Asks again whenever the runtime may have changed: features are switched by what it can do. */
function useCapabilities(): void {
  const { engine } = useServices();
  const runtime = useChainStore((s) =>
    s.network?.state === 'online' ? `${s.network.genesisHash}-${s.network.specVersion}` : null,
  );
  useEffect(() => {
    if (!runtime) return;
    let current = true;
    engine.call('capabilities', null).then(
      (capabilities) => current && useChainStore.setState({ capabilities }),
      () => current && useChainStore.setState({ capabilities: null }),
    );
    return () => {
      current = false;
    };
  }, [engine, runtime]);
}
