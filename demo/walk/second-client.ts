import { LegacyClient, WsProvider } from 'dedot';
import { exactAmount } from '../../src/core/amount/format.js';

export interface ReadPosition {
  block: number;
  hotkey: string;
  /** Exact decimal text. */
  alpha: string;
}

/** Reads one stake position at the finalized block with dedot, a client that shares no chain code with the wallet. */
export async function readPosition(
  url: string,
  coldkey: string,
  hotkey: string,
  netuid: number,
): Promise<ReadPosition> {
  const client = await LegacyClient.new(new WsProvider(url));
  try {
    const hash = await client.rpc.chain_getFinalizedHead();
    const header = await client.rpc.chain_getHeader(hash);
    const at = await client.at(hash);
    const stakes = at.call.stakeInfoRuntimeApi as unknown as Record<
      string,
      (...args: unknown[]) => Promise<{ stake: bigint }>
    >;
    const info = await stakes.getStakeInfoForHotkeyColdkeyNetuid?.(hotkey, coldkey, netuid);
    if (!header || !info) throw new Error('the chain did not answer for the position');
    return { block: header.number, hotkey, alpha: exactAmount(BigInt(info.stake)) };
  } finally {
    await client.disconnect();
  }
}
