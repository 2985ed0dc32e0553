import { evmMirror } from '../../core/address/evm-mirror.js';
import { encodeAddress } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { Effect, Param } from '../../core/explain/types.js';
import { fromHex, readableText } from '../signing/index.js';
import { bytesArg } from './arguments.js';
import { callParams } from './call-params.js';
import { line, risk } from './lines.js';
import { NO_NEEDS, type Planner } from './plan.js';
import { severityOf } from './severity.js';
import { nameParam, worded } from './worded.js';

/** Pallets whose programs are given an argument `value`, and may hold a deposit for what they store. */
const PROGRAMS = new Set(['Contracts', 'EVM']);

/**
 * Any call known by name: said in the words that the popup has for it, its effects promised only where its bytes do.
 * @throws WalletError sign/unknown-call
 */
export const planGeneric: Planner = worded(({ call, actor }, { light }) => {
  const kind = severityOf(call.pallet, call.call);
  if (kind === null) throw new WalletError('sign/unknown-call', { pallet: call.pallet, call: call.call });
  return {
    outcome: (view) => ({
      effects: PROGRAMS.has(call.pallet) ? programEffects(callParams(light.registry, call, view), actor) : [],
      risks: [risk(kind.code, kind.level, nameParam(call))],
      certainty: 'unknown',
    }),
  };
});

/** What a program gets at most of what the account has. Whatever else it does cannot be told from the bytes. */
function programEffects(params: Readonly<Record<string, Param>>, actor: string): Effect[] {
  const { source, value, storage_deposit_limit: deposit } = params;
  // The EVM pays from the account behind its own address.
  const account = source?.t === 'hex' ? encodeAddress(evmMirror(fromHex(source.hex))) : actor;
  return [
    ...(value?.t === 'tao' ? [line('pay', 'at-most', value, account)] : []),
    ...(deposit?.t === 'tao' ? [line('reserve', 'at-most', deposit, account)] : []),
  ];
}

/** `System.remark` and its kin: text on the chain, nothing else. */
export const planRemark: Planner = ({ call }) => ({
  needs: NO_NEEDS,
  explain() {
    const bytes = bytesArg(call, 'remark');
    const text = readableText(bytes);
    return {
      sentence: {
        code: 'remark',
        params: {
          text: { t: 'text', text: text?.shown ?? '' },
          size: { t: 'int', value: BigInt(bytes.length) },
        },
      },
      effects: [],
      facts: [],
      risks: [],
      certainty: 'exact',
    };
  },
});
