import { useMemo } from 'react';
import { ONE } from '../../../core/amount/money.js';
import type { ChainValidator, MedianYields, ValidatorDetail } from '../../../core/chain/market.js';
import type { Reading, Snapshot } from '../../../core/chain/snapshot.js';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import { useServices } from '../../app/services.js';
import { useSubnet } from '../../state/selectors.js';
import { useScope } from '../holdings/scope.js';
import { askRoomAgain, useRoom } from '../market/use-room.js';
import { useSaidBefore } from './said-before.js';
import { chainRows, type ListedValidator, subnetRows } from './validator-rows.js';

/** What a stream of validators said last, from an earlier day where nobody answers. */
interface Said<T> {
  snapshot: Snapshot<T> | null;
  /** The snapshot is not of now. */
  old: boolean;
  error: ErrorBody | null;
  again(): void;
}

type Streams = {
  chainValidators: ChainValidator[];
  medianYields: MedianYields;
  validatorDetails: ValidatorDetail[];
};

function useSaid<S extends keyof Streams>(
  stream: S,
  params: (S extends 'validatorDetails' ? { netuid: number } : null) | undefined,
): Said<Streams[S]> {
  const { engine } = useServices();
  const told = useRoom(stream, params as never) as Reading<Streams[S]> | null;
  const reading = useSaidBefore(`${stream} ${JSON.stringify(params)}`, told);
  return {
    snapshot: reading?.snapshot ?? null,
    old: reading !== null && reading.state !== 'live',
    error: reading?.state === 'error' ? reading.error : null,
    again: () => askRoomAgain(engine, stream),
  };
}

/** Every validator of the chain, brought up to date while a screen is open. Asks nothing when not wanted. */
export function useChainValidators(wanted = true): Said<ChainValidator[]> {
  return useSaid('chainValidators', wanted ? null : undefined);
}

export interface Medians {
  /** Null while nothing is known. */
  value: MedianYields | null;
  /** When they were read, where that is not now; null for those of now. */
  oldAtMs: number | null;
  error: ErrorBody | null;
  again(): void;
}

const NONE: MedianYields = [];

/** The median yield of every validator over its subnets; those of the last look where nobody answers. */
export function useMedianYields(wanted = true): Medians {
  const { snapshot, old, error, again } = useSaid('medianYields', wanted ? null : undefined);
  // A runtime that does not tell them is no failure: there are none.
  if (error?.code === 'chain/unavailable-feature') return { value: NONE, oldAtMs: null, error: null, again };
  return {
    value: snapshot?.value ?? null,
    oldAtMs: old ? (snapshot?.atMs ?? null) : null,
    error,
    again,
  };
}

interface Validators {
  /** Null while nothing is known. */
  rows: ListedValidator[] | null;
  atMs: number | null;
  old: boolean;
  /** When the median yields were read, where that is not now. */
  yieldsOldAtMs: number | null;
  error: ErrorBody | null;
  again(): void;
}

/** Validators of the whole chain (null) or of one subnet, with what the accounts in view hold with them. */
export function useValidators(netuid: number | null): Validators {
  const chain = useChainValidators(netuid === null);
  const details = useSaid('validatorDetails', netuid === null ? undefined : { netuid });
  const { value, oldAtMs, error, again } = useMedianYields(netuid === null);
  const [failed, isOld] = [error !== null, oldAtMs !== null];
  const subnet = useSubnet(netuid);
  const { portfolios } = useScope();
  const price = netuid === 0 ? ONE : (subnet?.priceRaoPerAlpha ?? 0n);
  const rows = useMemo(() => {
    const positions = portfolios.flatMap((one) => one.positions);
    if (netuid !== null)
      return details.snapshot ? subnetRows(details.snapshot.value, netuid, price, positions) : null;
    return chain.snapshot ? chainRows(chain.snapshot.value, { value, failed, isOld }, positions) : null;
  }, [netuid, chain.snapshot, details.snapshot, value, failed, isOld, price, portfolios]);
  const said = netuid === null ? chain : details;
  return {
    rows,
    atMs: said.snapshot?.atMs ?? null,
    old: said.old,
    yieldsOldAtMs: oldAtMs,
    error: said.error ?? error,
    again: () => {
      said.again();
      again();
    },
  };
}
