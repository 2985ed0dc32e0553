import { ByteReader, decodeValue, openMetadata } from '../../core/chain/light/index.js';
import type { StoredMetadata } from '../../protocol/engine/index.js';

/**
 * Orders of the chain's LimitOrders pallet trade for whoever signed them, at any time until they expire, on the
 * signature alone (opentensor/subtensor pallets/limit-orders). Newer runtimes accept the order's 32-byte id in
 * `<Bytes>`, so any message of 32 bytes may be one.
 */
const ORDER_ID_BYTES = 32;
const READABLE_ORDER = /^[\s\p{C}]*tao\.com\s+order/iu;

/** True when a signature over the wrapped bytes could be a trade. */
export function isOrder(
  bytes: Uint8Array,
  text: string | null,
  metadata: readonly StoredMetadata[],
): boolean {
  if (bytes.length === ORDER_ID_BYTES) return true;
  if (text !== null && READABLE_ORDER.test(text)) return true;
  return isOrderV1(bytes) || metadata.some((stored) => isOrderOf(stored, bytes));
}

/** The version-1 layout of spec 424, known without metadata: order bytes are worth money on every network. */
function isOrderV1(bytes: Uint8Array): boolean {
  const [version] = bytes;
  const orderType = bytes[67];
  // Fixed part, then relayers (none, or up to ten accounts), slippage, chain id and a flag.
  if (version !== 0 || orderType === undefined || orderType > 2) return false;
  const afterRecipient = 68 + 8 * 3 + 4 + 32;
  const relayers = bytes[afterRecipient] === 1 ? (bytes[afterRecipient + 1] ?? 0) >> 2 : 0;
  const slippageAt = afterRecipient + (bytes[afterRecipient] === 1 ? 2 + relayers * 32 : 1);
  const end = slippageAt + (bytes[slippageAt] === 1 ? 5 : 1) + 8 + 1;
  return bytes.length === end && (bytes[afterRecipient] ?? 2) <= 1 && (bytes[slippageAt] ?? 2) <= 1;
}

/** The same for whatever versions a known runtime has. */
function isOrderOf(stored: StoredMetadata, bytes: Uint8Array): boolean {
  try {
    const { registry, orderType } = openMetadata(stored);
    if (orderType === null) return false;
    const reader = new ByteReader(bytes);
    decodeValue(registry, orderType, reader);
    return reader.left === 0;
  } catch {
    return false;
  }
}
