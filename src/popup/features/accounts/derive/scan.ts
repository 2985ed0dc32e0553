import type { Account } from '../../../../core/accounts/types.js';
import type { Holdings } from '../../../../protocol/engine/rooms.js';
import type { AddressPreview } from '../../../../protocol/ui/accounts.js';
import type { Services } from '../../../app/services.js';
import { COMMON_DERIVATIONS, type Derivation } from './common-paths.js';

export interface Found extends Derivation, AddressPreview {
  holdings: Holdings;
}

export interface ScanOptions {
  onProgress(done: number, total: number): void;
  /** Ends the scan between two of its questions. */
  signal: AbortSignal;
}

/** Small enough that the progress moves and the background stays free for others. */
const CHUNK = 8;

/** What an account holds altogether, at spot. */
export function worth({ holdings }: Pick<Found, 'holdings'>): bigint {
  return holdings.freeRao + holdings.reservedRao + holdings.stakedRao;
}

/**
 * Looks along the common paths of a held phrase or seed for accounts the chain has seen; the richest first. Nothing is
 * stored; an aborted scan finds nothing. @throws WalletError keys/no-phrase, chain/*, engine/*
 */
export async function scan(
  { background, engine }: Pick<Services, 'background' | 'engine'>,
  { accountId }: Account,
  { onProgress, signal }: ScanOptions,
): Promise<Found[]> {
  const total = COMMON_DERIVATIONS.length;
  const seen: Array<Derivation & AddressPreview> = [];
  for (let at = 0; at < total && !signal.aborted; at += CHUNK) {
    const part = COMMON_DERIVATIONS.slice(at, at + CHUNK);
    const { previews } = await background.call('wallet.previewDerived', {
      accountId,
      derivations: [...part],
    });
    part.forEach((derivation, index) => {
      const preview = previews[index];
      if (preview) seen.push({ ...derivation, ...preview });
    });
    onProgress(Math.min(at + CHUNK, total), total);
  }
  if (signal.aborted) return [];
  const { value } = await engine.call('holdings', { addresses: seen.map(({ address }) => address) });
  const byAddress = new Map(value.map((holdings) => [holdings.address, holdings]));
  return seen
    .flatMap((one): Found[] => {
      const holdings = byAddress.get(one.address);
      return holdings?.used ? [{ ...one, holdings }] : [];
    })
    .sort((one, other) => (worth(other) > worth(one) ? 1 : worth(other) < worth(one) ? -1 : 0));
}
