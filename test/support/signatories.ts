import { ApiPromise, WsProvider } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import { createKeyMulti, cryptoWaitReady, encodeAddress, sortAddresses } from '@polkadot/util-crypto';
import type { Devnet, EventRecord } from '../../devnet/types.js';

const TAO = 1_000_000_000n;
/** Flags of an account written by the runtime's current logic. */
const NEW_LOGIC = 1n << 127n;

type Call = SubmittableExtrinsic<'promise'>;

/** Accounts that share one, each with 100 TAO, and a client of its own (polkadot-js) that sends for them. */
export interface Signatories {
  /** In the chain's order. */
  pairs: KeyringPair[];
  /** The account they share, derived by the client. */
  shared: string;
  others(pair: KeyringPair): string[];
  /** A call in the client's own names. @throws Error where the runtime has no such call */
  call(section: string, method: string, ...args: unknown[]): Call;
  /** Signs and sends one call and makes the block that takes it; that block's events. */
  send(pair: KeyringPair, call: Call): Promise<EventRecord[]>;
  stop(): Promise<void>;
}

/** Free balance from the next block on, without an extrinsic. */
export function fund(devnet: Devnet, address: string, rao: bigint): void {
  const data = { free: rao, reserved: 0n, frozen: 0n, flags: NEW_LOGIC };
  const account = { nonce: 0, consumers: 0, providers: 1, sufficients: 0, data };
  devnet.poke('System', 'Account', [address], account);
}

/** So many signatories of an account that acts when `threshold` of them agree, all of them with money. */
export async function openSignatories(
  devnet: Devnet,
  count: number,
  threshold: number,
): Promise<Signatories> {
  await cryptoWaitReady();
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const made = Array.from({ length: count }, (_, i) => keyring.addFromUri(`//Signatory//${i}`));
  const order = sortAddresses(
    made.map(({ address }) => address),
    42,
  );
  const pairs = order.map((address) => keyring.getPair(address));
  const shared = encodeAddress(createKeyMulti(order, threshold), 42);
  for (const address of [...order, shared]) fund(devnet, address, 100n * TAO);
  await devnet.produceBlock();
  const provider = new WsProvider(devnet.url, false, {}, 5_000);
  await provider.connect();
  const api = await ApiPromise.create({
    provider: provider as ProviderInterface,
    noInitWarn: true,
    throwOnConnect: true,
  });
  return {
    pairs,
    shared,
    others: (pair) => order.filter((address) => address !== pair.address),
    call: (section, method, ...args) => {
      const make = api.tx[section]?.[method];
      if (!make) throw new Error(`the runtime has no ${section}.${method}`);
      return make(...args);
    },
    send: async (pair, call) => {
      const signed = await call.signAsync(pair, { nonce: -1 });
      await devnet.request('author_submitExtrinsic', [signed.toHex()]);
      await devnet.produceBlock();
      return devnet.state().get('System', 'Events') as EventRecord[];
    },
    stop: () => api.disconnect(),
  };
}
