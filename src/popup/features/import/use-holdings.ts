import { useEffect, useState } from 'react';
import { type NetworkChoice, networkChoice } from '../../../core/chain/networks.js';
import type { Holdings } from '../../../protocol/engine/rooms.js';
import { useServices } from '../../app/services.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** What was found behind an address; `failed` when the network gave no answer, which is not the same as nothing. */
export type FoundHoldings = 'looking' | 'failed' | Holdings;

/** The engine answers for so many at once. */
const AT_ONCE = 1_000;

/** What lies behind addresses on the chosen network. An address is asked for once; a failure is told, never a zero. */
export function useHoldings(addresses: readonly string[]): (address: string) => FoundHoldings {
  const { engine } = useServices();
  // Settings are made anew with every message: what the choice says decides, not its identity.
  const choice = useWalletStore((s) => (s.settings ? JSON.stringify(networkChoice(s.settings)) : null));
  const [known, setKnown] = useState<ReadonlyMap<string, FoundHoldings>>(new Map());
  const wanted = addresses.join(' ');

  // biome-ignore lint/correctness/useExhaustiveDependencies: another network is another answer
  useEffect(() => setKnown(new Map()), [choice]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is known already is looked at, not waited for
  useEffect(() => {
    if (!choice || wanted === '') return;
    let current = true;
    const ask = async (part: string[]): Promise<void> => {
      try {
        await engine.configure(JSON.parse(choice) as NetworkChoice);
        const { value } = await engine.call('holdings', { addresses: part });
        if (current)
          setKnown((old) => new Map([...old, ...value.map((each) => [each.address, each] as const)]));
      } catch {
        if (current) setKnown((old) => new Map([...old, ...part.map((each) => [each, 'failed'] as const)]));
      }
    };
    const missing = [...new Set(wanted.split(' '))].filter((address) => !known.has(address));
    void (async () => {
      for (let at = 0; at < missing.length && current; at += AT_ONCE)
        await ask(missing.slice(at, at + AT_ONCE));
    })();
    return () => {
      current = false;
    };
  }, [engine, choice, wanted]);

  return (address) => known.get(address) ?? 'looking';
}

/** The name of the network that is asked, as the person knows it; null for one of Kelvin's own, which the catalogue names. */
export function useNetworkName(): { builtIn: string } | { custom: string } {
  const networkId = useWalletStore((s) => s.settings?.networkId ?? 'finney');
  const custom = useWalletStore((s) => s.settings?.customNetworks.find(({ id }) => id === networkId)?.name);
  return custom === undefined ? { builtIn: networkId } : { custom };
}
