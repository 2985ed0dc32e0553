import type { SigningFacts } from '../../protocol/engine/index.js';
import { BlockReader } from '../chain/block-reader.js';
import type { Session } from '../chain/session.js';
import { nextNonce } from '../operations/build-intent.js';
import { accountReads, existentialDeposit, readAccount } from '../portfolio/balances.js';

/** What a signer must compare a payload with: the runtime, heads and nonces of the connected chain. */
export async function signingFacts(session: Session, address: string): Promise<SigningFacts> {
  const { runtime, best, finalized } = session;
  const reader = new BlockReader(session, finalized);
  const [accounts, next] = await Promise.all([
    reader.storage(accountReads(runtime, [address])),
    nextNonce(session, address),
  ]);
  return {
    genesisHash: session.genesisHash,
    specVersion: runtime.specVersion,
    transactionVersion: runtime.transactionVersion,
    best: { number: best.number, hash: best.hash, atMs: best.atMs },
    finalized: { number: finalized.number, hash: finalized.hash },
    nonce: readAccount(runtime, accounts[0]).nonce,
    nextNonce: next,
    existentialDepositRao: existentialDeposit(runtime),
  };
}
