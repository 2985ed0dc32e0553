import type { Account } from '../../../../src/core/accounts/types.js';
import { accountIdHex, addressOf, decodeAddress } from '../../../../src/core/address/index.js';
import { rao } from '../../../../src/core/amount/money.js';
import type { Reading } from '../../../../src/core/chain/snapshot.js';
import type { PendingOperation, RightTerms } from '../../../../src/core/routes/pending.js';
import { addressOfMembers, hashOfCall, inByteOrder } from '../../../../src/core/routes/shared-call.js';
import type { MultisigAccount } from '../../../../src/popup/features/shared/multisigs.js';
import { account, hashOf, snapshotOf } from '../support.js';

export const GENESIS = hashOf('1');
const idOf = (digits: string): `0x${string}` => `0x${digits.repeat(32)}`;

export const ann: Account = {
  ...account,
  accountId: idOf('a1'),
  address: addressOf(idOf('a1')),
  name: 'Ann',
};
export const ben: Account = {
  ...account,
  accountId: idOf('b2'),
  address: addressOf(idOf('b2')),
  name: 'Ben',
};
/** A member whose key is elsewhere. */
export const cleo = addressOf(idOf('c3'));
export const stranger = addressOf(idOf('d4'));

export function multisigOf(members: readonly string[], threshold: number, name = 'Family'): MultisigAccount {
  const address = addressOfMembers(members, threshold);
  return {
    ...account,
    accountId: accountIdHex(decodeAddress(address).accountId),
    address,
    name,
    cryptoType: null,
    source: null,
    custody: { kind: 'multisig', signatories: inByteOrder(members), threshold },
  };
}

export const family = multisigOf([ann.address, ben.address, cleo], 2);
export const CALL = '0x070055';

export const pending = (patch: Partial<PendingOperation> = {}): PendingOperation => ({
  account: family.address,
  callHash: hashOfCall(CALL),
  approvals: [cleo],
  depositor: cleo,
  depositRao: rao(196_000_000n),
  when: { height: 90, index: 2 },
  atMs: Date.now() - 120_000,
  callHex: CALL,
  ...patch,
});

export const readingOf = <T>(value: T, state: Reading<T>['state'] = 'live'): Reading<T> => ({
  snapshot: snapshotOf(value),
  state,
  error: state === 'error' ? { code: 'chain/timeout', context: {} } : null,
});

export const TERMS: RightTerms = {
  proxyDepositBaseRao: rao(60_000_000n),
  proxyDepositFactorRao: rao(33_000_000n),
  maxProxies: 20,
  announcementDepositBaseRao: rao(36_000_000n),
  announcementDepositFactorRao: rao(68_000_000n),
  maxPending: 75,
  multisigDepositBaseRao: rao(132_000_000n),
  multisigDepositFactorRao: rao(32_000_000n),
  maxSignatories: 100,
  swapCostRao: rao(100_000_000n),
  swapDelayBlocks: 36_000,
  swapReannounceBlocks: 7_200,
};

/** The stake of a proposal as the second decoder gives it: 10 τ on subnet 64, at most 0.055 τ each. */
export const STAKE_CALL = {
  pallet: 'SubtensorModule',
  call: 'add_stake_limit',
  args: [
    { name: 'hotkey', hex: `0x${'e5'.repeat(32)}`, uint: null },
    { name: 'netuid', hex: '0x4000', uint: '64' },
    { name: 'amount_staked', hex: '0x00', uint: '10000000000' },
    { name: 'limit_price', hex: '0x00', uint: '55000000' },
    { name: 'allow_partial', hex: '0x00', uint: null },
  ],
};
