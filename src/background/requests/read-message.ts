import { canApprove } from '../../core/accounts/types.js';
import { toErrorBody, WalletError } from '../../core/errors/wallet-error.js';
import type { DeviceSigner } from '../../protocol/ui/approvals.js';
import type { ApprovalPayload, ApprovalRow } from '../approvals/index.js';
import type { PreparedMessage } from '../signing/index.js';
import type { RequestDeps } from './deps.js';
import { deviceIn, messageRefusal } from './device.js';

/**
 * A stored message, read against the newest known runtime of each chain: it must not be a transaction of any of them. A
 * payload for an older runtime is refused by its chain, because the version is part of what is signed.
 * @throws WalletError chain/no-metadata when what is known cannot be read: then nothing is signed
 */
export async function readMessage(
  deps: Pick<RequestDeps, 'explainer' | 'metadata' | 'clock' | 'wallet'>,
  row: ApprovalRow,
  { data, accountId }: Extract<ApprovalPayload, { kind: 'message' }>,
): Promise<PreparedMessage & { device: DeviceSigner | null }> {
  const newest = new Map<string, { genesisHash: string; specVersion: number }>();
  for (const runtime of await deps.metadata.known()) {
    const other = newest.get(runtime.genesisHash);
    if (!other || other.specVersion < runtime.specVersion) newest.set(runtime.genesisHash, runtime);
  }
  const metadata = await Promise.all(
    [...newest.values()].map(({ genesisHash, specVersion }) => deps.metadata.read(genesisHash, specVersion)),
  );
  const prepared = await deps.explainer.prepareMessage({
    data,
    origin: row.page?.origin ?? null,
    accountId,
    nowMs: deps.clock.nowMs(),
    metadata,
  });
  const account = (await deps.wallet.accounts()).find((one) => one.accountId === accountId);
  const device = account ? deviceIn(account) : null;
  const refusal =
    account && !canApprove(account)
      ? toErrorBody(new WalletError('route/message'))
      : messageRefusal(device, prepared);
  return { ...prepared, device, refusal: prepared.refusal ?? refusal };
}
