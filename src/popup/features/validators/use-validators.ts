import { useMemo } from 'react';
import { ONE } from '../../../core/amount/money.js';
import type { ChainValidator } from '../../../core/chain/market.js';
import type { Snapshot } from '../../../core/chain/snapshot.js';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import { useServices } from '../../app/services.js';
import { type Asked, useAsk } from '../../components/use-ask.js';
import { useSubnet } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useScope } from '../holdings/scope.js';
import { useValidatorDetails } from '../market/validators.js';
import { chainRows, type ListedValidator, subnetRows } from './validator-rows.js';

/** Every validator of the chain; asked once for as long as a screen is open. Asks nothing when not wanted. */
export function useChainValidators(wanted = true): Asked<Snapshot<ChainValidator[]> | null> {
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  return useAsk(`${networkId} chain validators ${wanted}`, async () =>
    wanted ? engine.call('chainValidators', null) : null,
  );
}

interface Validators {
  /** Null while nothing is known. */
  rows: ListedValidator[] | null;
  atMs: number | null;
  error: ErrorBody | null;
  again(): void;
}

/** Validators of the whole chain (null) or of one subnet, with what the accounts in view hold with them. */
export function useValidators(netuid: number | null): Validators {
  const chain = useChainValidators(netuid === null);
  const details = useValidatorDetails(netuid ?? 0);
  const subnet = useSubnet(netuid);
  const { portfolios } = useScope();
  const price = netuid === 0 ? ONE : (subnet?.priceRaoPerAlpha ?? 0n);
  const rows = useMemo(() => {
    const positions = portfolios.flatMap((one) => one.positions);
    if (netuid !== null)
      return details.value ? subnetRows(details.value.value, netuid, price, positions) : null;
    return chain.value ? chainRows(chain.value.value, details.value?.value ?? null, positions) : null;
  }, [netuid, chain.value, details.value, price, portfolios]);
  const asked = netuid === null ? chain : details;
  return { rows, atMs: asked.value?.atMs ?? null, error: asked.error, again: asked.again };
}
