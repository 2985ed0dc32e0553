import type { Devnet } from '../../../../devnet/types.js';
import { rao } from '../../../../src/core/amount/money.js';
import type { BuiltPayload, FollowRow } from '../../../../src/protocol/engine/index.js';
import type { EngineHarness } from './engine-harness.js';
import { followRow, type Pair, sign } from './signing.js';
import { stakeLimit } from './stake-limit.js';

export interface SignedStake {
  built: BuiltPayload;
  extrinsicHex: string;
  row: FollowRow;
}

/** One TAO on subnet 1, quoted, built, signed and assembled, not sent. */
export async function signedStake(engine: EngineHarness, devnet: Devnet, pair: Pair): Promise<SignedStake> {
  const hotkey = devnet.validators.find(({ netuids }) => netuids.includes(1))?.hotkey ?? '';
  const amountRao = rao(1_000_000_000n);
  const ask = { address: pair.address, hotkey, netuid: 1, amountRao, toleranceBps: 50 };
  const limitRaoPerAlpha = await stakeLimit(engine, ask);
  const { payload: built } = await engine.client.call('buildIntent', {
    protect: false,
    postage: null,
    address: pair.address,
    intent: { kind: 'stake', hotkey, netuid: 1, amountRao, limitRaoPerAlpha, allowPartial: false },
  });
  const { extrinsicHex } = await engine.client.call('assemble', {
    payload: built,
    metadataHash: null,
    signature: sign(pair, built),
    address: pair.address,
  });
  return { built, extrinsicHex, row: followRow(extrinsicHex, built, pair.address) };
}
