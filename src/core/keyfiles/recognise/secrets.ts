import type { CryptoType } from '../../accounts/types.js';
import type { Secret } from '../../keys/secret.js';
import { timesCofactor } from '../btcli/private-key.js';
import type { Recognised } from './types.js';

/**
 * The secrets that something pasted can stand for on a curve: none for what is no bare secret or has a problem, two when one
 * cannot tell which of two accounts was meant. Each is to be shown with its address before it is kept.
 */
export function secretsOf(recognised: Recognised, cryptoType: CryptoType): Secret[] {
  if (recognised.kind === 'phrase') {
    const { words, path, problem } = recognised;
    return problem ? [] : [{ kind: 'phrase', phrase: words.join(' '), path, cryptoType }];
  }
  if (recognised.kind !== 'hex' || recognised.problem || !recognised.cryptoTypes.includes(cryptoType))
    return [];
  const { hex, form, path } = recognised;
  const multiplied = (): Secret => ({ kind: 'key', secretHex: hex, cryptoType });
  const canonical = (): Secret => ({ kind: 'key', secretHex: timesCofactor(hex), cryptoType });
  switch (form) {
    case 'seed':
    case 'public-or-seed':
      return [{ kind: 'seed', seedHex: hex, path, cryptoType }];
    case 'polkadot-key':
      // ed25519: the seed, then the public key again.
      return cryptoType === 'ed25519'
        ? [{ kind: 'key', secretHex: hex.slice(0, 64), cryptoType }]
        : [multiplied()];
    case 'btcli-key':
      return [canonical()];
    case 'either-key':
      return [canonical(), multiplied()];
    default:
      return [];
  }
}
