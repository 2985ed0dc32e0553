import { toErrorBody } from '../../core/errors/wallet-error.js';
import type { ChannelMessage } from '../../protocol/engine/index.js';
import type { EngineService } from '../service.js';
import { asChannelMessage, checkCall } from './schemas.js';

/** The part of BroadcastChannel used here. */
export interface DoorChannel {
  postMessage(message: ChannelMessage): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

/**
 * Answers the background. Every page of the extension can listen and speak here, so nothing secret passes and nothing is
 * granted: facts out, signed bytes in.
 */
export function attachChannel(service: EngineService, channel: DoorChannel): void {
  channel.addEventListener('message', ({ data }) => {
    const message = asChannelMessage(data);
    if (!message) return;
    const { id } = message;
    answer(service, message).then(
      (value) => channel.postMessage({ to: 'background', id, value }),
      (error: unknown) => channel.postMessage({ to: 'background', id, error: toErrorBody(error) }),
    );
  });
}

async function answer(
  service: EngineService,
  { choice, method, params }: Extract<ChannelMessage, { to: 'engine' }>,
): Promise<unknown> {
  const checked = checkCall(method, params);
  service.configure(choice);
  return service.call(method, checked);
}

/** Tells the background that the chain's runtime is another one. */
export function announceUpgrade(channel: DoorChannel, specVersion: number): void {
  channel.postMessage({ to: 'background', id: 'upgrade', value: { specVersion } });
}

/** Tells the background that a hidden transaction needs another carrier. */
export function announceRenewal(channel: DoorChannel, txHash: string): void {
  channel.postMessage({ to: 'background', id: 'renew', value: { txHash } });
}

/** Tells the background (and the keeper, which can wake it) how many transactions are still followed. */
export function announcePending(channel: DoorChannel, pending: number): void {
  channel.postMessage({ to: 'background', id: 'pending', value: { pending } });
}
