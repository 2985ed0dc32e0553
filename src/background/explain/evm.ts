import { decodeAddress } from '../../core/address/index.js';
import { equalBytes } from '../../core/chain/light/index.js';
import { toHex } from '../signing/index.js';
import { bytesArg, uintArg } from './arguments.js';
import { risk, taoLine } from './lines.js';
import { NO_NEEDS, type Planner } from './plan.js';
import { type Deed, MAY_NOT, worded } from './worded.js';

const H160_BYTES = 20;

/** `EVM.withdraw`: TAO out of the mirror of the account's own first 20 bytes; the chain takes no other. */
export const planEvmWithdraw = worded(({ call, actor }): Deed => {
  const address = bytesArg(call, 'address');
  const rao = uintArg(call, 'value');
  const isOwn =
    actor.startsWith('5') && equalBytes(address, decodeAddress(actor).accountId.slice(0, H160_BYTES));
  const params = { amount: { t: 'tao', rao }, evm: { t: 'hex', hex: toHex(address) } } as const;
  return {
    outcome: () => ({
      sentence: { code: 'evm-withdraw', params },
      // Any other address fails: the chain asks for the account's own.
      ...(isOwn ? { effects: [taoLine('receive', 'exactly', rao, actor)] } : MAY_NOT),
    }),
  };
});

/** `MevShield.submit_encrypted`: an envelope around something that somebody already signed. */
export const planSubmitEncrypted: Planner = ({ call }) => {
  const size = BigInt(bytesArg(call, 'ciphertext').length);
  return {
    needs: NO_NEEDS,
    explain: () => ({
      sentence: { code: 'submit-encrypted', params: { size: { t: 'int', value: size } } },
      effects: [],
      facts: [],
      risks: [risk('sealed', 'caution')],
      certainty: 'unknown',
    }),
  };
};
