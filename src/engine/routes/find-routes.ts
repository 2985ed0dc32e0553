import { WalletError } from '../../core/errors/wallet-error.js';
import { OWN_KEY_POWER, powerOf } from '../../core/rights/danger.js';
import { type CallNode, mayDo, type Rights } from '../../core/rights/filter.js';
import type { KnownSigner, RouteOption, RouteStep } from '../../core/routes/types.js';
import type { RoutesAsk } from '../../protocol/engine/routes.js';
import type { BlockReader } from '../chain/block-reader.js';
import { callNode } from '../chain/call-node.js';
import { storageItem } from '../chain/storage-items.js';
import { openContext } from '../operations/context.js';
import { intentCallAt } from '../operations/registry.js';
import { openIntent } from '../operations/routed/open.js';
import { type Approvals, approvalsOf } from './approvals-given.js';
import { rightsOf } from './rights-of-runtime.js';
import { type Candidate, searchRoutes } from './search.js';

/**
 * Ways in which an account can act at the reader's block. Those that may come first, of them those that act at once, and of
 * these the weakest right that suffices; the account's own key is first where it is in the vault, and on a device comes
 * after all delegates but a full one. A few requests, whatever the number of accounts.
 * @throws WalletError chain/*, and where the call cannot be built or read
 */
export async function findRoutes(reader: BlockReader, ask: RoutesAsk): Promise<RouteOption[]> {
  const callHex = await callOf(reader, ask);
  const node = callHex === null ? null : callNode(reader.runtime, callHex);
  const [found, rights] = await Promise.all([
    searchRoutes(reader, { ...ask, callHex }),
    storageItem(reader.runtime, 'Proxy', 'Proxies') ? rightsOf(reader) : null,
  ]);
  const approvals = await approvalsOf(reader, found, callHex);
  const options = found.map((route, at) =>
    optionOf(rights, route, node, approvals[at] as Approvals, ask.signers),
  );
  const places = new Map(ask.signers.map(({ address }, at) => [address, at]));
  const keyOf = ({ route, may, delayBlocks, moreApprovals, power }: RouteOption): number[] => [
    ['yes', 'unknown', 'no'].indexOf(may),
    delayBlocks > 0 ? 1 : 0,
    moreApprovals > 0 ? 1 : 0,
    power,
    delayBlocks,
    moreApprovals,
    route.steps.length,
    kindOf(ask.signers, route.signer) === 'device' ? 1 : 0,
    places.get(route.signer) ?? 0,
  ];
  return options.sort((a, b) => compare(keyOf(a), keyOf(b)));
}

async function callOf(reader: BlockReader, { actor, intent, callHex }: RoutesAsk): Promise<string | null> {
  if (!intent) return callHex;
  return intentCallAt(openContext(reader, actor), openIntent(actor, intent).intent);
}

function optionOf(
  rights: Rights | null,
  { signer, steps, ripeFrom }: Candidate,
  node: CallNode | null,
  approvals: Approvals,
  signers: readonly KnownSigner[],
): RouteOption {
  const verdict = judge(rights, steps, node);
  const reason =
    ripeFrom !== null
      ? new WalletError('route/too-early', { block: ripeFrom })
      : approvals.isApproved
        ? new WalletError('route/approved')
        : verdict.type !== null
          ? new WalletError('route/not-allowed', { type: verdict.type })
          : null;
  return {
    route: { signer, steps },
    may: reason ? 'no' : verdict.may,
    reason: reason?.toBody() ?? null,
    delayBlocks: Math.max(0, ...steps.map((step) => (step.kind === 'announce' ? step.delayBlocks : 0))),
    moreApprovals: approvals.more,
    power: powerAlong(rights, steps, kindOf(signers, signer)),
  };
}

/** Each right is asked about what it carries: the call itself, or the next step as a call. */
function judge(
  rights: Rights | null,
  steps: readonly RouteStep[],
  node: CallNode | null,
): { may: RouteOption['may']; type: string | null } {
  let carried = node;
  let may: RouteOption['may'] = 'yes';
  for (const step of [...steps].reverse()) {
    if (step.kind !== 'multisig' && rights) {
      const { proxyType } = step;
      const own = carried ? mayDo(rights, proxyType, carried) : mayAnything(rights, proxyType);
      if (own === 'no') return { may: 'no', type: proxyType };
      if (own === 'unknown') may = 'unknown';
    }
    carried = asCall(step, carried);
  }
  return { may, type: null };
}

/** Whether a type allows anything at all. */
function mayAnything(rights: Rights, type: string): RouteOption['may'] {
  const filter = rights.types.get(type)?.filter;
  if (!filter) return 'unknown';
  const isNone = filter.mode === 'none' || (filter.mode === 'allow' && filter.calls.length === 0);
  return isNone ? 'no' : 'yes';
}

const CALLS = { proxy: 'proxy', announce: 'announce', announced: 'proxy_announced' } as const;

/** A step as the call that whoever stands before it makes. */
function asCall(step: RouteStep, carried: CallNode | null): CallNode {
  const inner = carried ? [carried] : [];
  const plain = { uints: {}, proxyType: null, carried: inner };
  if (step.kind !== 'multisig') return { pallet: 'Proxy', call: CALLS[step.kind], ...plain };
  const call = step.threshold === 1 ? 'as_multi_threshold_1' : 'as_multi';
  return { pallet: 'Multisig', call, ...plain };
}

/** The right over the account itself is what counts: the innermost step. What was announced allows nothing else at all. */
function powerAlong(rights: Rights | null, steps: readonly RouteStep[], kind: KnownSigner['kind']): number {
  const last = steps.at(-1);
  if (!last) return kind === 'key' ? 0 : OWN_KEY_POWER;
  if (last.kind === 'multisig' || !rights) return OWN_KEY_POWER;
  return last.kind === 'announced' ? 0 : powerOf(rights, last.proxyType);
}

function kindOf(signers: readonly KnownSigner[], signer: string): KnownSigner['kind'] {
  return signers.find(({ address }) => address === signer)?.kind ?? 'key';
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, value] of a.entries()) if (value !== b[at]) return value - (b[at] ?? 0);
  return 0;
}
