import { useMemo } from 'react';
import { ONE } from '../../../core/amount/money.js';
import type { ChainValidator, MeasuredYield, ValidatorDetail } from '../../../core/chain/market.js';
import type { Snapshot } from '../../../core/chain/snapshot.js';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import { useServices } from '../../app/services.js';
import { type Asked, useAsk } from '../../components/use-ask.js';
import { useSubnet } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useScope } from '../holdings/scope.js';
import { askRoomAgain, useRoom } from '../market/use-room.js';
import { chainRows, type ListedValidator, subnetRows } from './validator-rows.js';

/** What a stream of validators said last, from an earlier day where nobody answers. */
interface Said<T> {
  snapshot: Snapshot<T[]> | null;
  /** The snapshot is not of now. */
  old: boolean;
  error: ErrorBody | null;
  again(): void;
}

type Streams = { chainValidators: ChainValidator; validatorDetails: ValidatorDetail };

function useSaid<S extends keyof Streams>(
  stream: S,
  params: (S extends 'validatorDetails' ? { netuid: number } : null) | undefined,
): Said<Streams[S]> {
  const { engine } = useServices();
  const reading = useRoom(stream, params as never);
  return {
    snapshot: (reading?.snapshot ?? null) as Said<Streams[S]>['snapshot'],
    old: reading !== null && reading.state !== 'live',
    error: reading?.state === 'error' ? reading.error : null,
    again: () => askRoomAgain(engine, stream),
  };
}

/** Every validator of the chain, brought up to date while a screen is open. Asks nothing when not wanted. */
export function useChainValidators(wanted = true): Said<ChainValidator> {
  return useSaid('chainValidators', wanted ? null : undefined);
}

export type Medians = Asked<Array<[string, MeasuredYield]> | null>;

/** The median yield of every validator over its subnets. */
export function useMedianYields(wanted = true): Medians {
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  return useAsk(`${networkId} median yields ${wanted}`, async () =>
    wanted ? engine.call('medianYields', null).catch(untold) : null,
  );
}

/** A runtime that does not tell them is no failure: there are none. */
function untold(error: unknown): [] {
  if (toErrorBody(error).code === 'chain/unavailable-feature') return [];
  throw error;
}

interface Validators {
  /** Null while nothing is known. */
  rows: ListedValidator[] | null;
  atMs: number | null;
  old: boolean;
  error: ErrorBody | null;
  again(): void;
}

/** Validators of the whole chain (null) or of one subnet, with what the accounts in view hold with them. */
export function useValidators(netuid: number | null): Validators {
  const chain = useChainValidators(netuid === null);
  const details = useSaid('validatorDetails', netuid === null ? undefined : { netuid });
  const { value, error, again } = useMedianYields(netuid === null);
  const failed = error !== null;
  const subnet = useSubnet(netuid);
  const { portfolios } = useScope();
  const price = netuid === 0 ? ONE : (subnet?.priceRaoPerAlpha ?? 0n);
  const rows = useMemo(() => {
    const positions = portfolios.flatMap((one) => one.positions);
    if (netuid !== null)
      return details.snapshot ? subnetRows(details.snapshot.value, netuid, price, positions) : null;
    return chain.snapshot ? chainRows(chain.snapshot.value, value, positions, failed) : null;
  }, [netuid, chain.snapshot, details.snapshot, value, failed, price, portfolios]);
  const said = netuid === null ? chain : details;
  return {
    rows,
    atMs: said.snapshot?.atMs ?? null,
    old: said.old,
    error: said.error ?? error,
    again: () => {
      said.again();
      again();
    },
  };
}
