import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { decodeAddress } from '../../../core/address/index.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { optionalConstant } from '../../chain/constants.js';
import { list, small } from '../../chain/shape.js';
import { needStorage } from '../../chain/storage-items.js';
import { hashText } from '../../portfolio/account-states.js';
import type { OperationContext } from '../rules.js';
import { ownerOf } from '../support/hotkeys.js';
import { readNamed } from '../support/named-reads.js';

const S = 'SubtensorModule';

/** What the chain knows of a swap of the context's coldkey, and what it asks for one. */
export interface SwapTerms {
  /** Block from which the announced one can be carried out, and the hash of the new coldkey; null without one. */
  announced: { fromBlock: number; hash: string } | null;
  /** Of the first announcement, rao; null where the runtime does not say. */
  costRao: bigint | null;
  delayBlocks: number;
  /** Blocks after `fromBlock` in which no other can be announced. */
  againBlocks: number;
}

/** Once per context. @throws WalletError chain/unavailable-feature, chain/bad-answer */
export function swapTerms(context: OperationContext): Promise<SwapTerms> {
  return context.once('swap terms', async () => {
    const { reader, address } = context;
    const { announced, delay, again } = await readNamed(reader, {
      announced: [S, 'ColdkeySwapAnnouncements', address],
      delay: [S, 'ColdkeySwapAnnouncementDelay'],
      again: [S, 'ColdkeySwapReannouncementDelay'],
    });
    if (!announced || !delay || !again)
      throw new WalletError('chain/unavailable-feature', { feature: `${S}.announce_coldkey_swap` });
    const [from, hash] = announced.value === null ? [] : list(announced.value, 'coldkey swap');
    return {
      announced: from === undefined ? null : { fromBlock: small(from, 'coldkey swap'), hash: hashText(hash) },
      costRao: optionalConstant(reader.runtime, S, 'KeySwapCost'),
      delayBlocks: small(delay.value, 'swap delay'),
      againBlocks: small(again.value, 'swap delay'),
    };
  });
}

/** Blake2-256 of an account id: what is announced of the new coldkey. */
export function coldkeyHash(address: string): `0x${string}` {
  return `0x${bytesToHex(blake2b(decodeAddress(address).accountId, { dkLen: 32 }))}`;
}

/**
 * What the chain demands of a new coldkey when the swap is carried out, asked before it is announced: five days later would
 * be late. @throws WalletError swap/same-key, swap/has-staked, swap/is-hotkey
 */
export async function requireFresh(context: OperationContext, newColdkey: string): Promise<void> {
  if (newColdkey === context.address) throw new WalletError('swap/same-key');
  const item = needStorage(context.reader.runtime, S, 'StakingHotkeys');
  const [[hotkeys], owner] = await Promise.all([
    context.reader.storage([{ item, args: [newColdkey] }]),
    ownerOf(context, newColdkey),
  ]);
  if (list(hotkeys, 'staking hotkeys').length > 0) throw new WalletError('swap/has-staked');
  if (owner !== null) throw new WalletError('swap/is-hotkey');
}
