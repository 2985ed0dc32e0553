import { rao } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { hasCall } from '../../chain/call-shapes.js';
import { buildCall } from '../../chain/calls.js';
import type { Runtime } from '../../chain/runtime.js';
import { type Begun, begunOperation, sharedOf } from '../routed/multisig-pending.js';
import { EMPTY_DRAFT, type IntentRules, type OperationContext, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import type { CallShape } from '../support/subtensor-call.js';

const NAME = 'cancel_as_multi';
const SHAPE: CallShape = [
  ['threshold', 'u16'],
  ['other_signatories', null],
  ['timepoint', null],
  ['call_hash', null],
];

interface Cancel {
  threshold: number;
  others: string[];
  callHash: string;
}

/**
 * Giving an operation of a shared account up: only who began it may, and gets the deposit back
 * (paritytech/polkadot-sdk `frame/multisig`, cancel_as_multi). The call names the block and the extrinsic in which it began,
 * which the chain knows.
 */
export const CANCEL_RULES = {
  'cancel-multisig': {
    call: unavailable,
    async callAt(context, intent) {
      const { runtime } = context.reader;
      if (!hasCall(runtime, 'Multisig', NAME, SHAPE)) return unavailable();
      const { when } = await begun(context, intent);
      return buildCall(runtime, 'Multisig', NAME, [intent.threshold, intent.others, when, intent.callHash]);
    },
    async check(context, intent) {
      const { depositor } = await begun(context, intent);
      if (depositor !== context.address) throw new WalletError('multisig/not-depositor', { depositor });
    },
  },
} satisfies IntentRules;

export const quoteCancel: Quoter<'cancel-multisig'> = async (context, intent) => {
  if (!hasCall(context.reader.runtime, 'Multisig', NAME, SHAPE)) unavailable();
  const issue = await issueOf(() => CANCEL_RULES['cancel-multisig'].check(context, intent));
  if (issue) return { ...EMPTY_DRAFT, intent: null, issue };
  const { depositRao } = await begun(context, intent);
  return { ...EMPTY_DRAFT, intent, receives: [{ token: 'tao', rao: rao(depositRao) }] };
};

/** @throws WalletError multisig/unknown */
async function begun(context: OperationContext, { threshold, others, callHash }: Cancel): Promise<Begun> {
  const account = sharedOf(context.address, others, threshold);
  const found = await context.once(`shared ${account} ${callHash}`, () =>
    begunOperation(context.reader, account, callHash),
  );
  if (!found) throw new WalletError('multisig/unknown');
  return found;
}

function unavailable(_runtime?: Runtime): never {
  throw new WalletError('chain/unavailable-feature', { feature: `Multisig.${NAME}` });
}
