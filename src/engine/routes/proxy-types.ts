import type { ProxyTypeFacts } from '../../core/routes/pending.js';
import type { BlockReader } from '../chain/block-reader.js';

/** The runtime's types of proxy and what each may do. @throws WalletError chain/* */
export async function proxyTypes(_reader: BlockReader): Promise<ProxyTypeFacts[]> {
  return [];
}
