import { hexToBytes } from '@noble/hashes/utils.js';
import { evmMirror } from '../../../core/address/evm-mirror.js';
import { account, accountId, bool, bytes, type Expectations, uint } from './expect.js';

/** TAO that leaves or comes: sends, the EVM's mirror accounts, crowdloans. */
export const BALANCES: Expectations<
  'send' | 'send-all' | 'evm-fund' | 'evm-withdraw' | 'crowdloan-contribute' | 'crowdloan-withdraw'
> = {
  send: ({ to, amountRao }) => ({
    call: 'Balances.transfer_keep_alive',
    args: { dest: account(to), value: uint(amountRao) },
  }),
  'send-all': ({ to, keepAlive }) => ({
    call: 'Balances.transfer_all',
    args: { dest: account(to), keep_alive: bool(keepAlive) },
  }),
  'evm-fund': ({ evmAddress, amountRao }) => ({
    call: 'Balances.transfer_keep_alive',
    args: { dest: accountId(evmMirror(hexToBytes(evmAddress.slice(2)))), value: uint(amountRao) },
  }),
  'evm-withdraw': ({ evmAddress, amountRao }) => ({
    call: 'EVM.withdraw',
    args: { address: bytes(evmAddress), value: uint(amountRao) },
  }),
  'crowdloan-contribute': ({ crowdloanId, amountRao }) => ({
    call: 'Crowdloan.contribute',
    args: { crowdloan_id: uint(crowdloanId), amount: uint(amountRao) },
  }),
  'crowdloan-withdraw': ({ crowdloanId }) => ({
    call: 'Crowdloan.withdraw',
    args: { crowdloan_id: uint(crowdloanId) },
  }),
};
