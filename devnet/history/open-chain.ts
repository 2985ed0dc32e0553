import { postponeCrowdloans } from '../executive/crowdloan/seed.js';
import { seedScenario } from '../executive/seed.js';
import { openShield } from '../executive/shield/rotation.js';
import type { Block, Epoch, Past } from '../node/chain-store.js';
import { headerHash } from '../node/header.js';
import { buildGenesis, GENESIS_MS, genesisHeader } from '../scenario/genesis.js';
import type { ScenarioPlan } from '../scenario/plan.js';
import type { DevnetOptions, Hex, StateView } from '../types.js';
import { DAY_BLOCKS, planRegistrations, SLOT_MS } from './calendar.js';
import { pastEvents } from './deed-blocks.js';
import { planDeeds, stakingSince } from './deeds.js';
import { Holdings } from './holdings.js';
import { Ledger } from './ledger.js';
import { PastChain } from './past-chain.js';
import { PastHashes } from './past-hashes.js';
import { PoolHistory } from './pools.js';
import { writePresent } from './present.js';
import { pastRules } from './rules.js';
import { Yields } from './yields.js';

const MAX_DAYS = 365;

/** Where a chain begins: block 0, and the blocks that lie before the first one that is built. */
export interface ChainStart {
  genesis: Block;
  past: Past | undefined;
}

/**
 * Block 0 of a scenario and, when asked for, a past. The genesis hash does not depend on the past.
 * @throws RangeError when the number of days is out of bounds
 */
export function openChain(
  epoch: Epoch,
  plan: ScenarioPlan,
  metadata: Uint8Array,
  options: Pick<DevnetOptions, 'pastDays' | 'blockTimeMs' | 'autoSeal' | 'shieldKeys'>,
): ChainStart {
  const { pastDays = 0, blockTimeMs = 'manual', autoSeal = false, shieldKeys = true } = options;
  if (!Number.isInteger(pastDays) || pastDays < 0 || pastDays > MAX_DAYS) {
    throw new RangeError(`pastDays must be a whole number from 0 to ${MAX_DAYS}, got ${pastDays}`);
  }
  if (pastDays === 0) return { genesis: buildGenesis(epoch, plan, metadata, shieldKeys), past: undefined };
  const length = pastDays * DAY_BLOCKS;
  const byHand = blockTimeMs === 'manual' && !autoSeal;
  // By hand no two runs may differ; otherwise the past ends now, so that ages look right on screen.
  const endMs = byHand ? GENESIS_MS + length * SLOT_MS : Math.floor(Date.now() / SLOT_MS) * SLOT_MS;
  return openPast(epoch, plan, metadata, length, endMs, shieldKeys);
}

function openPast(
  epoch: Epoch,
  plan: ScenarioPlan,
  metadata: Uint8Array,
  length: number,
  endMs: number,
  shieldKeys: boolean,
): ChainStart {
  const { codec, db } = epoch;
  const header = genesisHeader(plan, metadata);
  const timestampMs = (block: number): number => endMs - (length - block) * SLOT_MS;
  const registrations = planRegistrations(plan.subnets.length, length);
  const deeds = planDeeds(plan, length, registrations);
  const hashes = new PastHashes(
    headerHash(header),
    length,
    deeds.map(({ block }) => block),
  );

  const planned = db.child(null);
  planned.set('Timestamp', 'Now', [], BigInt(endMs));
  seedScenario(codec, planned, plan);
  db.seal(planned, hashes.at(0));
  const scenario = viewOf(epoch, hashes.at(0));
  const pools = new PoolHistory(scenario, length, registrations);
  const takes = new Map(plan.validators.map(({ hotkey, take }) => [hotkey, take]));
  const yields = new Yields(length, (hotkey) => takes.get(hotkey) ?? 0);
  const ledger = new Ledger(deeds, scenario, pools, yields);
  const holdings = new Holdings(scenario, pools, yields, ledger, registrations);
  const events = (block: number) => pastEvents(codec, registrations.in(block), ledger.in(block));

  const end = db.child(hashes.at(0));
  writePresent(end, { length, hashes, registrations, deeds, pools, holdings, events: events(length) });
  postponeCrowdloans(end, length);
  if (shieldKeys) openShield(codec, end, hashes.at(0), length);
  db.seal(end, hashes.at(length));
  const present = viewOf(epoch, hashes.at(length));
  const rewriteAt = pastRules({
    length,
    registrations,
    pools,
    holdings,
    ledger,
    stakingSince: stakingSince(plan, deeds),
    timestampMs,
    hashAt: (block) => hashes.at(block),
    events,
  });
  const parts = { hashes, length, genesis: header, epoch, ledger, timestampMs, rewriteAt, present };
  const past = new PastChain(parts);
  return { genesis: past.genesis, past };
}

function viewOf(epoch: Epoch, hash: Hex): StateView {
  const view = epoch.db.view(hash);
  if (!view) throw new Error(`state of block ${hash} is missing`);
  return view;
}
