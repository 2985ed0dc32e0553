import { createRuntimeCodec } from '../../../devnet/codec/index.js';
import { createRuntime } from '../../../devnet/executive/index.js';
import { openChain } from '../../../devnet/history/index.js';
import { declaredMetadata } from '../../../devnet/metadata/index.js';
import type { Epoch } from '../../../devnet/node/chain-store.js';
import { RunningDevnet } from '../../../devnet/node/running-devnet.js';
import { planScenario } from '../../../devnet/scenario/scenario.js';
import { copyState, createStateDb } from '../../../devnet/state/index.js';
import type { Devnet, DevnetOptions } from '../../../devnet/types.js';

/** A devnet with a past, blocks by hand. */
export async function startPastDevnet(options: DevnetOptions): Promise<Devnet> {
  const metadata = options.metadata ?? declaredMetadata(16, options.profile);
  const plan = planScenario(options.scenario ?? 'small');
  const { genesis, past } = openChain(openEpoch(metadata), plan, metadata, options);
  const devnet = new RunningDevnet({
    genesis,
    past,
    accounts: plan.accounts,
    validators: plan.validators,
    port: 0,
    blockTimeMs: 'manual',
    autoSeal: false,
    finalityLag: 2,
    enterRuntime: (next, from, hash) => {
      const epoch = openEpoch(next);
      const state = epoch.db.child(null);
      copyState(from, state);
      epoch.db.seal(state, hash);
      return epoch;
    },
  });
  await devnet.listen();
  return devnet;
}

function openEpoch(metadata: Uint8Array): Epoch {
  const codec = createRuntimeCodec(metadata);
  return { codec, runtime: createRuntime(codec), db: createStateDb(codec) };
}
