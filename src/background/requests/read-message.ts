import type { ApprovalPayload, ApprovalRow } from '../approvals/index.js';
import type { PreparedMessage } from '../signing/index.js';
import type { RequestDeps } from './deps.js';

/**
 * A stored message, read against the newest known runtime of each chain: it must not be a transaction of any of them. A
 * payload for an older runtime is refused by its chain, because the version is part of what is signed.
 * @throws WalletError chain/no-metadata when what is known cannot be read: then nothing is signed
 */
export async function readMessage(
  deps: Pick<RequestDeps, 'explainer' | 'metadata' | 'clock'>,
  row: ApprovalRow,
  { data, accountId }: Extract<ApprovalPayload, { kind: 'message' }>,
): Promise<PreparedMessage> {
  const newest = new Map<string, { genesisHash: string; specVersion: number }>();
  for (const runtime of await deps.metadata.known()) {
    const other = newest.get(runtime.genesisHash);
    if (!other || other.specVersion < runtime.specVersion) newest.set(runtime.genesisHash, runtime);
  }
  const metadata = await Promise.all(
    [...newest.values()].map(({ genesisHash, specVersion }) => deps.metadata.read(genesisHash, specVersion)),
  );
  return deps.explainer.prepareMessage({
    data,
    origin: row.page?.origin ?? null,
    accountId,
    nowMs: deps.clock.nowMs(),
    metadata,
  });
}
