import { createRuntimeCodec } from './codec/index.js';
import { createRuntime } from './executive/index.js';
import { openChain } from './history/index.js';
import { declaredMetadata } from './metadata/index.js';
import type { Epoch } from './node/chain-store.js';
import { RunningDevnet } from './node/running-devnet.js';
import { planScenario } from './scenario/scenario.js';
import { copyState, createStateDb } from './state/index.js';
import type { Devnet, DevnetOptions, Hex, StateView } from './types.js';

export { DEVNET_MARKER } from './marker.js';
export type { Devnet, DevnetAccount, DevnetFault, DevnetOptions, ScenarioSize } from './types.js';

/**
 * Starts a chain in this process. The genesis depends on `metadata` (or `profile`) and `scenario` only.
 *
 * Rejects with a RangeError for a scenario or time that is out of bounds, with the codec's error for bytes that are
 * not runtime metadata, and with the system's error (EADDRINUSE …) when the port cannot be opened.
 */
export async function startDevnet(options: DevnetOptions = {}): Promise<Devnet> {
  const { scenario = 'default', blockTimeMs = 'manual', finalityLag = 2, port = 0 } = options;
  if (blockTimeMs !== 'manual' && !(blockTimeMs >= 10)) {
    throw new RangeError(`blockTimeMs must be at least 10 or 'manual', got ${blockTimeMs}`);
  }
  if (!Number.isInteger(finalityLag) || finalityLag < 0) {
    throw new RangeError(`finalityLag must be a whole number of blocks, got ${finalityLag}`);
  }
  const metadata = options.metadata ?? declaredMetadata(16, options.profile);
  const plan = planScenario(scenario);
  const devnet = new RunningDevnet({
    ...openChain(openEpoch(metadata), plan, metadata, options),
    accounts: plan.accounts.map(({ name, address, suri }) => ({ name, address, suri })),
    validators: plan.validators.map(({ hotkey, coldkey, name, netuids }) => ({
      hotkey,
      coldkey,
      name,
      netuids,
    })),
    port,
    blockTimeMs,
    autoSeal: options.autoSeal ?? false,
    finalityLag,
    shieldKeys: options.shieldKeys ?? true,
    enterRuntime,
  });
  if (port !== null) await devnet.listen();
  return devnet;
}

function openEpoch(metadata: Uint8Array): Epoch {
  const codec = createRuntimeCodec(metadata);
  return { codec, runtime: createRuntime(codec), db: createStateDb(codec) };
}

/** Carries the native values of a state over into a new runtime, whose metadata encodes them its own way. */
function enterRuntime(metadata: Uint8Array, from: StateView, hash: Hex): Epoch {
  const epoch = openEpoch(metadata);
  const state = epoch.db.child(null);
  copyState(from, state);
  epoch.db.seal(state, hash);
  return epoch;
}
