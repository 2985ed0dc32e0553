import { useEffect, useRef, useState } from 'react';
import { type NetworkChoice, networkChoice } from '../../../core/chain/networks.js';
import type { Holdings } from '../../../protocol/engine/rooms.js';
import { useServices } from '../../app/services.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** What was found behind an address; `failed` when the network gave no answer, which is not the same as nothing. */
export type FoundHoldings = 'looking' | 'failed' | Holdings;

/** The engine answers for so many at once. */
const AT_ONCE = 1_000;
/** The files of a folder open one after the other: their addresses are asked for together. */
const SETTLE_MS = 150;

/** What lies behind addresses on the chosen network. An address is asked for once; a failure is told, never a zero. */
export function useHoldings(addresses: readonly string[]): (address: string) => FoundHoldings {
  const { engine } = useServices();
  // Settings are made anew with every message: what the choice says decides, not its identity.
  const choice = useWalletStore((s) => (s.settings ? JSON.stringify(networkChoice(s.settings)) : null));
  const [known, setKnown] = useState<{ choice: string | null; found: ReadonlyMap<string, FoundHoldings> }>({
    choice,
    found: new Map(),
  });
  const asked = useRef<{ choice: string | null; addresses: Set<string> }>({ choice, addresses: new Set() });
  const wanted = addresses.join(' ');

  useEffect(() => {
    if (!choice || wanted === '') return;
    // Another network is another answer.
    if (asked.current.choice !== choice) asked.current = { choice, addresses: new Set() };
    const learn = (entries: Array<readonly [string, FoundHoldings]>): void =>
      setKnown((old) => ({
        choice,
        found: new Map([...(old.choice === choice ? old.found : []), ...entries]),
      }));
    const ask = async (part: string[]): Promise<void> => {
      try {
        await engine.configure(JSON.parse(choice) as NetworkChoice);
        const { value } = await engine.call('holdings', { addresses: part });
        learn(value.map((each) => [each.address, each]));
      } catch {
        learn(part.map((each) => [each, 'failed']));
      }
    };
    const timer = setTimeout(() => {
      const missing = [...new Set(wanted.split(' '))].filter((each) => !asked.current.addresses.has(each));
      for (const each of missing) asked.current.addresses.add(each);
      void (async () => {
        for (let at = 0; at < missing.length; at += AT_ONCE) await ask(missing.slice(at, at + AT_ONCE));
      })();
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [engine, choice, wanted]);

  return (address) => (known.choice === choice ? known.found.get(address) : undefined) ?? 'looking';
}
