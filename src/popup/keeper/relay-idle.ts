import type { ChannelMessage } from '../../protocol/engine/index.js';

/** The engine's note about followed transactions, as it stands on the channel and as the background receives it. */
export type PendingNote = Extract<ChannelMessage, { to: 'background'; value: unknown }>;

interface Channel {
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

/**
 * Passes on what the background must wake for: that no transaction is followed any more, that a hidden one needs a new
 * carrier, which is signed within seconds or not at all, and that something about the accounts may have changed.
 */
export function relayIdle(channel: Channel, send: (note: PendingNote) => unknown): void {
  channel.addEventListener('message', ({ data }) => {
    if (!isIdleNote(data)) return;
    // Without anybody listening the browser rejects; the background's own alarm then ends the hold.
    Promise.resolve(send(data)).catch(() => undefined);
  });
}

function isIdleNote(data: unknown): data is PendingNote {
  const { to, id, value } = (data ?? {}) as { to?: unknown; id?: unknown; value?: { pending?: unknown } };
  return (
    to === 'background' && (id === 'renew' || id === 'news' || (id === 'pending' && value?.pending === 0))
  );
}
