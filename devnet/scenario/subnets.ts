import { derivedAddress } from './addresses.js';
import { subnetName } from './names.js';
import type { SubnetPlan } from './plan.js';
import { logUniform, seededRandom } from './random.js';
import { tokenSymbol } from './token-symbols.js';

const RAO = 1_000_000_000;
const MIN_POOL_TAO = 100;
const MAX_POOL_TAO = 200_000;
const WEIGHT_ONE = 10n ** 18n;
/** In the default scenario: stakes cannot be bought, respectively not given away, on these. */
const SUBTOKEN_OFF = 124;
const TRANSFER_OFF = 125;

/** Root and `count - 1` subnets with pools of 100 τ to 200,000 τ at prices of 0.0005 to 0.3. */
export function planSubnets(count: number, ugly: boolean): SubnetPlan[] {
  return Array.from({ length: count }, (_, netuid) => planSubnet(netuid, ugly));
}

function planSubnet(netuid: number, ugly: boolean): SubnetPlan {
  const random = seededRandom(0x5eed + netuid);
  const price = logUniform(random, 0.0005, 0.3);
  const quote = 0.48 + random() * 0.04;
  // price = (w_alpha / w_tao) x (tao / alpha), with w_tao = quote
  const taoPerAlpha = (price * quote) / (1 - quote);
  // No subnet has issued more than 21 million alpha, so the dear ones have the deep pools.
  const leastAlpha = Math.max(200_000, MIN_POOL_TAO / taoPerAlpha);
  const alphaIn = logUniform(random, leastAlpha, Math.min(8_000_000, MAX_POOL_TAO / taoPerAlpha));
  const taoIn = alphaIn * taoPerAlpha;
  const root = netuid === 0;
  return {
    netuid,
    name: subnetName(netuid, ugly),
    symbol: tokenSymbol(netuid),
    taoInRao: root ? 0n : toRao(taoIn),
    alphaInRao: root ? 0n : toRao(alphaIn),
    quoteWeight: root ? WEIGHT_ONE / 2n : BigInt(Math.round(quote * 1e6)) * 10n ** 12n,
    subtokenEnabled: !(ugly && netuid === SUBTOKEN_OFF),
    transferEnabled: !(ugly && netuid === TRANSFER_OFF),
    ownerColdkey: derivedAddress(`subnet ${netuid} owner`),
    ownerHotkey: derivedAddress(`subnet ${netuid} owner hotkey`),
  };
}

/** Whole rao of an amount that only has to look plausible; floats never touch an amount that somebody owns. */
function toRao(amount: number): bigint {
  return BigInt(Math.round(amount * 1000)) * BigInt(RAO / 1000);
}
