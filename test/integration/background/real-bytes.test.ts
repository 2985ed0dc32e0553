import { blake2b } from '@noble/hashes/blake2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import * as sr25519 from '@scure/sr25519';
import { describe, expect, it } from 'vitest';
import { createExplainer } from '../../../src/background/explain/index.js';
import type { MetadataReader } from '../../../src/background/types.js';
import { decodeAnyPrefix } from '../../../src/core/address/index.js';
import { BackgroundWorld } from '../../support/background-world.js';
import { FINNEY_GENESIS, finney, HAS_FINNEY, vectors } from '../../support/finney.js';
import { settle } from '../../support/stepped-clock.js';

const SITE = 'https://stake.example';

interface Vector {
  dialect: string;
  json: Record<string, unknown> & { withSignedTransaction?: boolean; mode?: number; era: string };
  expected: { payload: string; call: string; includedInExtrinsic: string };
}

const metadata: MetadataReader = {
  read: async () => finney(424),
  known: async () => [{ genesisHash: FINNEY_GENESIS, specVersion: 424 }],
};

async function connected() {
  const start = await BackgroundWorld.connected(
    SITE,
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

/** Asks for a signature in one dialect and approves it as shown. */
async function signed({ json }: Vector) {
  const { world, page, address } = await connected();
  const answer = page.send<{ signature: string; signedTransaction: string | null }>('dapp.signPayload', {
    ...json,
    address,
  });
  await settle();
  const [id = ''] = await world.pending();
  const payloadHash = await world.show(id);
  await world.ui().ask('approvals.decide', { id, decision: 'sign', payloadHash });
  return { payloadHash, ...(await world.clock.until(answer)), ...decodeAnyPrefix(address) };
}

const cases = HAS_FINNEY ? vectors<{ vectors: Vector[] }>('signing-payloads').vectors : [];
const mortal = cases
  .filter(({ json }) => json.era !== '0x00')
  .map((vector) => [vector.dialect, vector] as const);
const isImproved = ({ json }: Vector): boolean => json.withSignedTransaction === true && json.mode !== 1;
const exact = mortal.filter(([, vector]) => !isImproved(vector));
const improved = mortal.filter(([, vector]) => isImproved(vector));

describe.skipIf(!HAS_FINNEY)('every dialect of a signer payload, on real mainnet metadata', () => {
  it.each(exact)('%s: the signature is over exactly the expected bytes', async (_, vector) => {
    const payload = hexToBytes(vector.expected.payload.slice(2));
    const { payloadHash, signature, signedTransaction, accountId } = await signed(vector);
    expect(payloadHash).toBe(`0x${Buffer.from(blake2b(payload, { dkLen: 32 })).toString('hex')}`);
    expect(sr25519.verify(payload, hexToBytes(signature.slice(4)), accountId)).toBe(true);
    if (vector.json.withSignedTransaction) expect(signedTransaction).toContain(signature.slice(2));
    else expect(signedTransaction).toBeNull();
  });

  it.each(improved)(
    '%s: allows changes, so the digest is added and the whole returned',
    async (_, vector) => {
      const { signature, signedTransaction } = await signed(vector);
      // … era, nonce and tip as asked, then mode 1 in place of 0, then the call.
      const extra = vector.expected.includedInExtrinsic.slice(2).replace(/00$/, '01');
      const call = vector.expected.call.slice(2);
      expect(signedTransaction).toContain(`${signature.slice(2)}${extra}${call}`);
    },
  );

  it('S54 S67 a signRaw of a transaction payload is shown as refused and cannot be signed', async () => {
    const { world, page, address } = await connected();
    const [vector] = cases;
    void page.send('dapp.signRaw', { address, data: vector?.expected.payload, type: 'bytes' });
    await settle();
    const [id] = await world.pending();
    const ui = world.ui();
    const view = await ui.ask<{ refusal: { code: string }; payloadHash: string }>('approvals.get', { id });
    expect(view.refusal.code).toBe('sign/looks-like-transaction');
    const decision = ui.send('approvals.decide', { id, decision: 'sign', payloadHash: view.payloadHash });
    expect(await ui.codeOf(decision)).toBe('approval/hash-mismatch');
  });
});
