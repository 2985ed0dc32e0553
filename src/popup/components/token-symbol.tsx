import { fullAmount } from '../../core/amount/format.js';
import { canDraw } from './can-draw.js';
import { TAU } from './format.js';
import { cleanText } from './untrusted.js';

/** Enough for every symbol the chain hands out; anything longer is somebody's joke. */
const SYMBOL_CAP = 4;

/** The sign of a subnet's money: tau on root, its own symbol elsewhere, alpha when it has none that can be shown. */
export function symbolText(netuid: number, symbol: string | null): string {
  if (netuid === 0) return TAU;
  const text = cleanText(symbol ?? '', SYMBOL_CAP);
  return text !== '' && canDraw(text) ? text : '\u03b1';
}

/** Every decimal and the sign, for the hint beside what is shown in short. Null: TAO. */
export function exactTitle(base: bigint, token: { netuid: number; symbol: string | null } | null): string {
  return `${fullAmount(base)} ${token ? symbolText(token.netuid, token.symbol) : TAU}`;
}

/** {@link symbolText}, isolated from the number beside it. */
export function TokenSymbol({ netuid, symbol }: { netuid: number; symbol: string | null }) {
  return <bdi className="symbol">{symbolText(netuid, symbol)}</bdi>;
}
