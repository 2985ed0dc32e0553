import type { DecodedCall } from '../../../core/chain/light/index.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import type { RouteStep } from '../../../core/routes/types.js';
import { bytesArg } from '../arguments.js';
import type { Preimages } from '../preimages.js';
import { account, type Check, differenceOf, type Expected, named, uint } from './expect.js';
import { accounts } from './rights.js';

const ANY: Check = () => true;

/**
 * Proves that a call is exactly this step of a route, and gives the call that it carries: inside it, or by its hash.
 * @throws WalletError engine/disagrees with the first argument that differs
 */
export function carriedBy(call: DecodedCall, step: RouteStep, preimages: Preimages): DecodedCall {
  const field = differenceOf(call, expectedOf(call, step));
  if (field !== null) throw new WalletError('engine/disagrees', { field });
  const inner = call.children[0] ?? preimages.get(bytesArg(call, 'call_hash'));
  if (!inner) throw new WalletError('engine/disagrees', { field: 'call_hash' });
  return inner;
}

function expectedOf(call: DecodedCall, step: RouteStep): Expected {
  switch (step.kind) {
    case 'proxy':
      return {
        call: 'Proxy.proxy',
        args: { real: account(step.real), force_proxy_type: forced(step.proxyType), call: ANY },
      };
    case 'announced':
      return {
        call: 'Proxy.proxy_announced',
        args: {
          delegate: account(step.delegate),
          real: account(step.real),
          force_proxy_type: forced(step.proxyType),
          call: ANY,
        },
      };
    case 'announce':
      return { call: 'Proxy.announce', args: { real: account(step.real), call_hash: ANY } };
    case 'multisig':
      return sharedStep(call, step);
  }
}

/** Which of its calls a multisig needs now, only the chain can say; a hash alone is never taken where the call was to be shown. */
function sharedStep(
  call: DecodedCall,
  { threshold, others, disclose }: Extract<RouteStep, { kind: 'multisig' }>,
): Expected {
  const other_signatories = accounts(others);
  if (threshold === 1)
    return { call: 'Multisig.as_multi_threshold_1', args: { other_signatories, call: ANY } };
  const common = { threshold: uint(threshold), other_signatories, maybe_timepoint: ANY };
  return !disclose && call.call === 'approve_as_multi'
    ? { call: 'Multisig.approve_as_multi', args: { ...common, call_hash: ANY, max_weight: ANY } }
    : { call: 'Multisig.as_multi', args: { ...common, call: ANY, max_weight: ANY } };
}

function forced(type: string): Check {
  return (value) => {
    const [field] = value.kind === 'variant' && value.name === 'Some' ? value.fields : [];
    return field !== undefined && named(type)(field.value);
  };
}
