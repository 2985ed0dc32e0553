import { createRuntimeCodec } from '../../../devnet/codec/index.js';
import { createRuntime } from '../../../devnet/executive/index.js';
import { openChain } from '../../../devnet/history/index.js';
import { declaredMetadata } from '../../../devnet/metadata/index.js';
import { RunningDevnet } from '../../../devnet/node/running-devnet.js';
import { planScenario } from '../../../devnet/scenario/scenario.js';
import { copyState, createStateDb } from '../../../devnet/state/index.js';
import type { DevnetOptions } from '../../../devnet/types.js';
export async function startDevnet(options: DevnetOptions) {
  const metadata = options.metadata ?? declaredMetadata(16, options.profile);
  const open = (m: Uint8Array) => {
    const codec = createRuntimeCodec(m);
    return { codec, runtime: createRuntime(codec), db: createStateDb(codec) };
  };
  const plan = planScenario(options.scenario ?? 'default');
  const { genesis, past } = openChain(open(metadata), plan, metadata, options);
  const devnet = new RunningDevnet({
    genesis,
    past,
    accounts: plan.accounts.map(({ name, address, suri }) => ({ name, address, suri })),
    validators: plan.validators.map(({ hotkey, coldkey, name, netuids }) => ({
      hotkey,
      coldkey,
      name,
      netuids,
    })),
    port: 0,
    blockTimeMs: 'manual',
    autoSeal: options.autoSeal ?? false,
    finalityLag: options.finalityLag ?? 2,
    enterRuntime: (m, from, hash) => {
      const epoch = open(m);
      const state = epoch.db.child(null);
      copyState(from, state);
      epoch.db.seal(state, hash);
      return epoch;
    },
  });
  await devnet.listen();
  return devnet;
}
