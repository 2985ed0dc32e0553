import { createExplainer } from '../../../src/background/explain/index.js';
import type { MetadataReader } from '../../../src/background/types.js';
import { BackgroundWorld } from '../../support/background-world.js';
import { FINNEY_GENESIS, finney, HAS_FINNEY, vectors } from '../../support/finney.js';
import type { FrameClient } from '../../support/frame-client.js';
import { settle } from '../../support/stepped-clock.js';

/** A signer payload of a known dialect with the bytes that must be signed for it. */
export interface Vector {
  dialect: string;
  json: Record<string, unknown> & { withSignedTransaction?: boolean; mode?: number; era: string };
  expected: { payload: string; call: string; includedInExtrinsic: string };
}

export const VECTORS = HAS_FINNEY ? vectors<{ vectors: Vector[] }>('signing-payloads').vectors : [];

const metadata: MetadataReader = {
  read: async () => finney(424),
  known: async () => [{ genesisHash: FINNEY_GENESIS, specVersion: 424 }],
};

/** The whole background over real mainnet metadata, with one connected site; only the engine is a script. */
export async function connectedToFinney(site: string) {
  const start = await BackgroundWorld.connected(
    site,
    1,
    new BackgroundWorld({ explainer: createExplainer(), metadata }),
  );
  start.world.engine.answers.signingFacts = () => ({
    genesisHash: FINNEY_GENESIS,
    specVersion: 424,
    transactionVersion: 1,
    best: { number: 5_000_004, hash: FINNEY_GENESIS, atMs: 0 },
    finalized: { number: 5_000_001, hash: FINNEY_GENESIS },
    nonce: 42,
    nextNonce: 42,
    existentialDepositRao: 500n,
  });
  return start;
}

/** A site's request to sign a call, waiting in the approval window. */
export async function askToSign(world: BackgroundWorld, page: FrameClient, address: string, callHex: string) {
  const answer = page.send<{ signature: string }>('dapp.signPayload', {
    ...VECTORS[0]?.json,
    address,
    method: callHex,
  });
  await settle();
  return { answer, id: (await world.pending()).at(-1) ?? '' };
}
