import { decodeAddress } from '../../core/address/index.js';
import { equalBytes } from '../../core/chain/light/index.js';
import { toHex } from '../signing/index.js';
import { bytesArg, uintArg } from './arguments.js';
import { planGeneric } from './generic.js';
import { NO_NEEDS, type Planner } from './plan.js';

const H160_BYTES = 20;

/** `EVM.withdraw`: TAO out of the mirror of the account's own first 20 bytes; the chain takes no other. */
export const planEvmWithdraw: Planner = (leaf, context) => {
  const { call, actor: account } = leaf;
  const address = bytesArg(call, 'address');
  const own =
    account.startsWith('5') && equalBytes(address, decodeAddress(account).accountId.slice(0, H160_BYTES));
  if (!own) return planGeneric(leaf, context);
  const value = { t: 'tao', rao: uintArg(call, 'value') } as const;
  return {
    needs: NO_NEEDS,
    explain: () => ({
      sentence: { code: 'evm-withdraw', params: { amount: value, evm: { t: 'hex', hex: toHex(address) } } },
      effects: [{ kind: 'receive', bound: 'exactly', value, account }],
      facts: [],
      risks: [],
      certainty: 'exact',
    }),
  };
};

/** `MevShield.submit_encrypted`: an envelope around something that somebody already signed. */
export const planSubmitEncrypted: Planner = ({ call }) => {
  const size = BigInt(bytesArg(call, 'ciphertext').length);
  return {
    needs: NO_NEEDS,
    explain: () => ({
      sentence: { code: 'submit-encrypted', params: { size: { t: 'int', value: size } } },
      effects: [],
      facts: [],
      risks: [{ code: 'sealed', level: 'caution', params: {} }],
      certainty: 'unknown',
    }),
  };
};
