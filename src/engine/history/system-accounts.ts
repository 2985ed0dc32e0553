import { decodeAddress } from '../../core/address/index.js';

/** `modl` and the pallet's id: accounts of subnets, baskets and the like belong to the staking pallet itself. */
const STAKING_PALLET = new TextEncoder().encode('modlsubtensr');

/** True for an account through which stake moves: a transfer to or from it is one half of a trade, not a payment. */
export function isStakingAccount(address: string): boolean {
  const { accountId } = decodeAddress(address);
  return STAKING_PALLET.every((byte, i) => accountId[i] === byte);
}
