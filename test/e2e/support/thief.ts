import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import type { Devnet, DevnetAccount } from '../../../devnet/index.js';

type Call = SubmittableExtrinsic<'promise'>;

/**
 * Somebody who has the person's key and another client than the wallet: what it does and reads goes through polkadot-js
 * alone.
 */
export class Thief {
  private constructor(
    readonly api: ApiPromise,
    private readonly keyring: Keyring,
  ) {}

  static async at(devnet: Devnet): Promise<Thief> {
    // The cast is for exactOptionalPropertyTypes only: the class misses its own interface by one optional property.
    const provider = new WsProvider(devnet.url) as unknown as ProviderInterface;
    const api = await ApiPromise.create({ provider, noInitWarn: true });
    return new Thief(api, new Keyring({ type: 'sr25519', ss58Format: 42 }));
  }

  /** Signs as an account and waits for the block. @throws Error with the chain's reason */
  async send(account: DevnetAccount, pallet: string, call: string, args: unknown[]): Promise<void> {
    const made = this.api.tx[pallet]?.[call]?.(...args) as Call | undefined;
    if (!made) throw new Error(`no ${pallet}.${call}`);
    const pair = this.keyring.addFromUri(account.suri);
    await new Promise<void>((resolve, reject) => {
      made
        .signAndSend(pair, ({ status, dispatchError }) => {
          if (dispatchError) reject(new Error(dispatchError.toString()));
          else if (status.isInBlock || status.isFinalized) resolve();
        })
        .catch(reject);
    });
  }

  /** A storage value as plain JSON at the newest block. */
  async read(pallet: string, item: string, ...args: unknown[]): Promise<unknown> {
    const value = await this.api.query[pallet]?.[item]?.(...args);
    return value?.toJSON();
  }

  close(): Promise<void> {
    return this.api.disconnect();
  }
}
