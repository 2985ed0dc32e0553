import type { ApprovalRow } from '../approvals/index.js';
import { type PreparedMessage, prepareMessage } from '../signing/index.js';
import type { RequestDeps } from './deps.js';

/** A stored message, read against every runtime whose metadata is known: it must not be a transaction of any of them. */
export async function readMessage(
  deps: Pick<RequestDeps, 'metadata'>,
  row: ApprovalRow,
  data: string,
): Promise<PreparedMessage> {
  const known = await deps.metadata.known();
  const metadata = await Promise.all(
    known.map(({ genesisHash, specVersion }) => deps.metadata.read(genesisHash, specVersion)),
  );
  return prepareMessage({ data, origin: row.page?.origin ?? null, metadata });
}
