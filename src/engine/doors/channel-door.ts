import { toErrorBody } from '../../core/errors/wallet-error.js';
import type { ChannelMessage } from '../../protocol/engine/index.js';
import type { EngineService } from '../service.js';
import { asChannelMessage, checkCall } from './schemas.js';

/** The part of BroadcastChannel used here. */
export interface DoorChannel {
  postMessage(message: ChannelMessage): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

/** The background has a handful of questions open at once, and asks none again that it has an answer to. */
const REMEMBERED_ANSWERS = 32;

/**
 * Answers the background. Every page of the extension can listen and speak here, so nothing secret passes and nothing is
 * granted: facts out, signed bytes in. The background repeats a question whose answer it misses: one that is in hand is not
 * begun again, and one that was answered lately gets the same answer.
 */
export function attachChannel(
  service: Pick<EngineService, 'configure' | 'call'>,
  channel: DoorChannel,
): void {
  const inHand = new Set<string>();
  /** The latest answers by the asker's id, oldest first. */
  const answers = new Map<string, ChannelMessage>();
  channel.addEventListener('message', ({ data }) => {
    const message = asChannelMessage(data);
    if (!message || inHand.has(message.id)) return;
    const { id, method } = message;
    const before = answers.get(id);
    if (before) return channel.postMessage(before);
    inHand.add(id);
    const say = (said: ChannelMessage): void => {
      inHand.delete(id);
      // A knock has a new id each time.
      if (method !== 'configure') answers.set(id, said);
      for (const oldest of answers.keys()) {
        if (answers.size <= REMEMBERED_ANSWERS) break;
        answers.delete(oldest);
      }
      channel.postMessage(said);
    };
    answer(service, message).then(
      (value) => say({ to: 'background', id, value }),
      (error: unknown) => say({ to: 'background', id, error: toErrorBody(error) }),
    );
  });
}

async function answer(
  service: Pick<EngineService, 'configure' | 'call'>,
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

/** Tells the background (and whoever can wake it) that something about the accounts may have changed. */
export function announceNews(channel: DoorChannel, block: number): void {
  channel.postMessage({ to: 'background', id: 'news', value: { block } });
}

/** Tells the background (and the keeper, which can wake it) how many transactions are still followed. */
export function announcePending(channel: DoorChannel, pending: number): void {
  channel.postMessage({ to: 'background', id: 'pending', value: { pending } });
}
