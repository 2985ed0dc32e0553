import { WalletError } from '../../../core/errors/wallet-error.js';
import type { SingleIntent } from '../../../core/operations/intent.js';
import { callShape, hasCall } from '../../chain/call-shapes.js';
import { buildCall } from '../../chain/calls.js';
import type { Runtime } from '../../chain/runtime.js';
import { proxyTypeIndex } from '../../routes/type-names.js';
import type { CallShape } from '../support/subtensor-call.js';

type Of<K extends SingleIntent['kind']> = Omit<Extract<SingleIntent, { kind: K }>, 'kind'>;

const ADD: CallShape = [
  ['delegate', null],
  ['proxy_type', null],
  ['delay', 'u32'],
];
const REMOVE_ANNOUNCEMENT: CallShape = [
  ['real', null],
  ['call_hash', null],
];
const CREATE: CallShape = [
  ['proxy_type', null],
  ['delay', 'u32'],
  ['index', 'u16'],
];

/** `Proxy.add_proxy`, call bytes as hex. @throws WalletError chain/unavailable-feature */
export function addProxyCall(
  runtime: Runtime,
  { delegate, proxyType, delayBlocks }: Of<'add-proxy'>,
): string {
  need(runtime, 'add_proxy', ADD);
  proxyTypeIndex(runtime, proxyType);
  return buildCall(runtime, 'Proxy', 'add_proxy', [delegate, proxyType, delayBlocks]);
}

/** `Proxy.remove_announcement`, call bytes as hex. @throws WalletError chain/unavailable-feature */
export function removeAnnouncementCall(
  runtime: Runtime,
  { real, callHash }: Of<'remove-announcement'>,
): string {
  need(runtime, 'remove_announcement', REMOVE_ANNOUNCEMENT);
  return buildCall(runtime, 'Proxy', 'remove_announcement', [real, callHash]);
}

/** `Proxy.create_pure`, call bytes as hex. @throws WalletError chain/unavailable-feature */
export function createPureCall(
  runtime: Runtime,
  { proxyType, delayBlocks, index }: Of<'create-pure'>,
): string {
  need(runtime, 'create_pure', CREATE);
  proxyTypeIndex(runtime, proxyType);
  return buildCall(runtime, 'Proxy', 'create_pure', [proxyType, delayBlocks, index]);
}

/** `Proxy.kill_pure`, call bytes as hex: block and number of the extrinsic are compact. @throws WalletError chain/unavailable-feature */
export function killPureCall(
  runtime: Runtime,
  { spawner, proxyType, index, height, extIndex }: Of<'kill-pure'>,
): string {
  const names = callShape(runtime, 'Proxy', 'kill_pure')?.map(({ name }) => name);
  if (names?.join() !== 'spawner,proxy_type,index,height,ext_index')
    throw new WalletError('chain/unavailable-feature', { feature: 'Proxy.kill_pure' });
  proxyTypeIndex(runtime, proxyType);
  return buildCall(runtime, 'Proxy', 'kill_pure', [spawner, proxyType, index, height, extIndex]);
}

function need(runtime: Runtime, name: string, shape: CallShape): void {
  if (!hasCall(runtime, 'Proxy', name, shape))
    throw new WalletError('chain/unavailable-feature', { feature: `Proxy.${name}` });
}
