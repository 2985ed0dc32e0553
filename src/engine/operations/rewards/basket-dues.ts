import { WalletError } from '../../../core/errors/wallet-error.js';
import type { Plain } from '../../chain/plain.js';
import { runtimeApi } from '../../chain/runtime-apis.js';
import { address, fixedBits, int, list, record, small } from '../../chain/shape.js';
import { needStorage, storageItem } from '../../chain/storage-items.js';
import {
  basketPairs,
  basketReads,
  ceilFraction,
  relatedPairs,
  relationReads,
} from '../../portfolio/baskets.js';
import type { OperationContext } from '../rules.js';
import { readFunds } from './fund-facts.js';
import { stakesOf } from './root-dues.js';

const PALLET = 'SubtensorModule';
const API = 'BetaBasketRuntimeApi';

/** What one validator's fund would pay now. */
export interface BasketDue {
  hotkey: string;
  owedShares: bigint;
  /** TAO that comes, as root stake. */
  redeemable: bigint;
  /** TAO that stays in the fund though the shares are burned; null where the runtime does not say. */
  forfeits: bigint | null;
  /** Holdings of the fund; null where the runtime does not say. */
  rows: number | null;
}

/** What holds for every claim. */
export interface ClaimRules {
  /** Below this a claim takes the fee and pays nothing, rao. */
  threshold: bigint;
  /** Blocks that root stake is held after some came in; 0: it is not. */
  interval: bigint;
  /** Funds are being set up after an upgrade: nothing of root moves. */
  busy: boolean;
}

export function readClaimRules({ reader, once }: OperationContext): Promise<ClaimRules> {
  return once('claim rules', async () => {
    const { runtime } = reader;
    const seed = storageItem(runtime, PALLET, 'BetaBasketSeedInProgress');
    const [threshold, interval, busy] = await reader.storage([
      { item: needStorage(runtime, PALLET, 'RootClaimableThreshold'), args: [0] },
      { item: needStorage(runtime, PALLET, 'RootStakeUnlockInterval'), args: [] },
      ...(seed ? [{ item: seed, args: [] }] : []),
    ]);
    return {
      threshold: ceilFraction(fixedBits(threshold, 'claim threshold')),
      interval: int(interval, 'unlock interval'),
      busy: busy === true,
    };
  });
}

/** @throws WalletError stake/busy */
export async function requireSeeded(context: OperationContext): Promise<void> {
  if ((await readClaimRules(context)).busy) throw new WalletError('stake/busy');
}

/**
 * What is owed, by the best the runtime offers: previews say what a claim does (from 468), positions what the shares are
 * worth. @param hotkey null for all validators
 * @throws WalletError chain/unavailable-feature, chain/bad-answer
 */
export function readBasketDues(context: OperationContext, hotkey: string | null): Promise<BasketDue[]> {
  return context.once(`basket dues ${hotkey}`, async () => {
    const { reader, address: coldkey } = context;
    if (hotkey !== null && runtimeApi(reader.runtime, API, 'get_basket_claim_preview', 2)) {
      const preview = await reader.call(API, 'get_basket_claim_preview', [hotkey, coldkey]);
      return preview === null ? [] : [readPreview(preview)];
    }
    if (runtimeApi(reader.runtime, API, 'get_root_basket_claim_previews', 1))
      return list(await reader.call(API, 'get_root_basket_claim_previews', [coldkey]), 'previews')
        .map(readPreview)
        .filter((due) => hotkey === null || due.hotkey === hotkey);
    const rows = list(await reader.call(API, 'get_root_basket_positions', [coldkey]), 'basket positions');
    return rows.map(readPosition).filter((due) => hotkey === null || due.hotkey === hotkey);
  });
}

function readPreview(value: Plain): BasketDue {
  const preview = record(value, 'claim preview');
  return {
    hotkey: address(preview.hotkey, 'hotkey'),
    owedShares: int(preview.owedShares, 'claim preview'),
    redeemable: int(preview.redeemableTao, 'claim preview'),
    forfeits: int(preview.forfeitedTaoEst, 'claim preview'),
    rows: small(preview.rows, 'claim preview'),
  };
}

function readPosition(value: Plain): BasketDue {
  const [hotkey, shares, payout] = list(value, 'basket position');
  return {
    hotkey: address(hotkey, 'hotkey'),
    owedShares: int(shares, 'basket position'),
    redeemable: int(payout, 'basket position'),
    forfeits: null,
    rows: null,
  };
}

/** Entries of `StakingHotkeys`: every validator the coldkey has to do with. */
export function readRelations({ reader, address: who, once }: OperationContext): Promise<Plain[]> {
  return once('own relations', () => reader.storage(relationReads(reader.runtime, [who])));
}

/** Validators that a claim over all of them goes through, with the number of holdings of each fund. */
export async function readClaimWork(context: OperationContext): Promise<Array<{ rows: number }>> {
  const { reader, address: coldkey } = context;
  const [relations, stakes, dues] = await Promise.all([
    readRelations(context),
    stakesOf(context),
    readBasketDues(context, null),
  ]);
  const pairs = basketPairs([coldkey], relations, stakes);
  const related = relatedPairs(pairs, await reader.storage(basketReads(reader.runtime, pairs)));
  const known = new Map(dues.flatMap(({ hotkey, rows }) => (rows === null ? [] : [[hotkey, rows] as const])));
  const isKnown = related.every(({ hotkey }) => known.has(hotkey));
  const funds = isKnown ? null : await readFunds(context);
  return related.map(({ hotkey }) => ({ rows: known.get(hotkey) ?? funds?.get(hotkey)?.rows.length ?? 0 }));
}
