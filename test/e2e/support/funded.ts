import { readPosition } from '../../../demo/walk/second-client.js';
import type { Devnet, DevnetAccount } from '../../../devnet/index.js';
import { parseAmount } from '../../../src/core/amount/parse.js';
import { Onboarding } from '../pages/onboarding.js';
import { Popup } from '../pages/popup.js';
import type { World } from './world.js';

/** The account every scenario funds and whose phrase is public. */
export function practiceOf(devnet: Devnet): DevnetAccount {
  const practice = devnet.accounts[0];
  if (!practice) throw new Error('the scenario has no practice account');
  return practice;
}

/** A named validator registered on a subnet. */
export function validatorOn(devnet: Devnet, netuid: number): { hotkey: string; name: string } {
  const found = devnet.validators.find(({ netuids, name }) => netuids.includes(netuid) && name !== '');
  if (!found) throw new Error(`the scenario has no named validator on subnet ${netuid}`);
  return found;
}

/** A wallet with the practice account, unlocked, on this world's chain; the popup open and live. */
export async function openFunded(world: World): Promise<Popup> {
  const practice = practiceOf(world.devnet);
  const onboarding = await Onboarding.open(world.extension);
  await onboarding.importPractice(practice.suri, practice.address);
  await onboarding.pointAt(world.extension, world.devnet.url);
  await onboarding.page.close();
  const popup = await Popup.open(world.extension);
  await popup.live();
  return popup;
}

/** A position in base units at the finalized block, read by a client that is not the wallet's. */
export async function stakeOf(
  devnet: Devnet,
  coldkey: string,
  hotkey: string,
  netuid: number,
): Promise<bigint> {
  const { alpha } = await readPosition(devnet.url, coldkey, hotkey, netuid);
  const parsed = parseAmount(alpha);
  if (!parsed.ok) throw new Error(`the second client answered ${alpha}`);
  return parsed.base;
}
