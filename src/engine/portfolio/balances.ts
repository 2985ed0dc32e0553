import { rao } from '../../core/amount/money.js';
import { spendable } from '../../core/quote/minimum.js';
import type { TaoBalance } from '../../core/stake/types.js';
import type { StorageRead } from '../chain/block-reader.js';
import { constantInt } from '../chain/constants.js';
import type { Plain } from '../chain/plain.js';
import type { Runtime } from '../chain/runtime.js';
import { int, record, small } from '../chain/shape.js';
import { needStorage } from '../chain/storage-items.js';

/** `System.Account` in our words. */
export interface AccountState {
  nonce: number;
  balance: TaoBalance;
  /** The account has a nonce, a balance or something that keeps it alive. */
  exists: boolean;
  /** Something keeps it alive: without that the chain takes no transaction from it, whoever pays. */
  alive: boolean;
  /** References that forbid it to die, such as deposits held. */
  consumers: number;
}

export function accountReads(runtime: Runtime, addresses: string[]): StorageRead[] {
  const item = needStorage(runtime, 'System', 'Account');
  return addresses.map((address) => ({ item, args: [address] }));
}

/** `Balances.ExistentialDeposit`, rao. */
export function existentialDeposit(runtime: Runtime): bigint {
  return constantInt(runtime, 'Balances', 'ExistentialDeposit');
}

export function readAccount(runtime: Runtime, value: Plain | undefined): AccountState {
  const account = record(value, 'account');
  const data = record(account.data, 'account');
  const [free, reserved] = [int(data.free, 'account'), int(data.reserved, 'account')];
  const frozen = int(data.frozen, 'account');
  const nonce = small(account.nonce, 'account');
  const alive = int(account.providers, 'account') + int(account.sufficients, 'account') > 0n;
  return {
    nonce,
    exists: alive || nonce > 0 || free + reserved > 0n,
    alive,
    consumers: small(account.consumers, 'account'),
    balance: {
      freeRao: rao(free),
      reservedRao: rao(reserved),
      frozenRao: rao(frozen),
      spendableRao: rao(spendable({ free, reserved, frozen }, existentialDeposit(runtime))),
    },
  };
}
