import { blake2b } from '@noble/hashes/blake2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import * as sr25519 from '@scure/sr25519';
import { describe, expect, it } from 'vitest';
import { decodeAnyPrefix } from '../../../src/core/address/index.js';
import { HAS_FINNEY } from '../../support/finney.js';
import { settle } from '../../support/stepped-clock.js';
import { connectedToFinney, VECTORS, type Vector } from './finney-world.js';

const SITE = 'https://stake.example';

/** Asks for a signature in one dialect and approves it as shown. */
async function signed({ json }: Vector) {
  const { world, page, address } = await connectedToFinney(SITE);
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

const mortal = VECTORS.filter(({ json }) => json.era !== '0x00').map(
  (vector) => [vector.dialect, vector] as const,
);
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
    const { world, page, address } = await connectedToFinney(SITE);
    const [vector] = VECTORS;
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
