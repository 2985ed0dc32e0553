import { ed25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import * as sr25519 from '@scure/sr25519';
import type { CryptoType } from '../../src/core/accounts/types.js';
import { addressOf } from '../../src/core/address/index.js';
import type { DevicePayload } from '../../src/protocol/ui/approvals.js';
import type { BackgroundWorld } from './background-world.js';

const SEED = new Uint8Array(32).fill(7);

/** A key that is not in the vault: what a Ledger (ed25519) or a phone (either) would sign with. */
export class TestDevice {
  readonly accountId: `0x${string}`;
  readonly address: string;
  readonly #secret: Uint8Array;

  constructor(
    readonly cryptoType: CryptoType,
    readonly kind: 'ledger' | 'vault' = cryptoType === 'ed25519' ? 'ledger' : 'vault',
    seed = SEED,
  ) {
    this.#secret = cryptoType === 'sr25519' ? sr25519.secretFromSeed(seed) : seed;
    const publicKey =
      cryptoType === 'sr25519' ? sr25519.getPublicKey(this.#secret) : ed25519.getPublicKey(seed);
    this.accountId = `0x${bytesToHex(publicKey)}`;
    this.address = addressOf(this.accountId);
  }

  /** What `wallet.addAccounts` is told of it. */
  get account() {
    const { address, cryptoType } = this;
    const custody =
      this.kind === 'ledger' ? { kind: 'ledger', app: 'polkadot', account: 0, index: 0 } : { kind: 'vault' };
    return { kind: 'watch', name: 'Device', role: 'coldkey', address, cryptoType, custody };
  }

  /** 64 bytes as hex: transactions above 256 bytes by their hash, messages as they are. */
  sign({ kind, payloadHex }: Pick<DevicePayload, 'kind' | 'payloadHex'>): `0x${string}` {
    const payload = hexToBytes(payloadHex.slice(2));
    const bytes = kind === 'extrinsic' && payload.length > 256 ? blake2b(payload, { dkLen: 32 }) : payload;
    const signature =
      this.cryptoType === 'sr25519' ? sr25519.sign(this.#secret, bytes) : ed25519.sign(bytes, this.#secret);
    return `0x${bytesToHex(signature)}`;
  }
}

/** The same bytes with one bit the other way. */
export function flipped(hex: string, bit: number): `0x${string}` {
  const bytes = hexToBytes(hex.slice(2));
  const at = bit >> 3;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
  return `0x${bytesToHex(bytes)}`;
}

/** Adds accounts to an unlocked wallet. */
export async function addAccounts(world: BackgroundWorld, accounts: unknown[]): Promise<void> {
  const ui = world.ui();
  await ui.ask('wallet.addAccounts', { accounts });
  ui.close();
}
