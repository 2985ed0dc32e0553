import type {
  Injected,
  InjectedAccount,
  InjectedAccounts,
  InjectedMetadataKnown,
} from '@polkadot/extension-inject/types';
import type { InjectedAccountRow } from '../protocol/dapp/envelope.js';
import type { PageClient } from './page-client.js';

type SignPayload = NonNullable<Injected['signer']['signPayload']>;
type SignRaw = NonNullable<Injected['signer']['signRaw']>;
type SignedPayload = Awaited<ReturnType<SignPayload>>;
type SignedRaw = Awaited<ReturnType<SignRaw>>;

/** What a connected page gets: the interface of @polkadot/extension-inject over our channel. */
export function createInjected(client: PageClient): Injected {
  let lastId = 0;
  const accounts: InjectedAccounts = {
    get: async () => (await readAccounts(client)) as InjectedAccount[],
    subscribe(callback) {
      let isOpen = true;
      const give = (rows: InjectedAccountRow[]): void => {
        if (isOpen) void callback(rows);
      };
      const stop = client.onAccounts(give);
      readAccounts(client).then(give, () => give([]));
      return () => {
        isOpen = false;
        stop();
      };
    },
  };
  return {
    accounts,
    signer: {
      async signPayload(payload) {
        lastId += 1;
        const id = lastId;
        const { signature, signedTransaction } = await client.ask<{
          signature: string;
          signedTransaction: string | null;
        }>('dapp.signPayload', payload);
        // The key must be absent when nothing was asked for: @polkadot/api 16 refuses an answer that has it.
        return {
          id,
          signature,
          ...(signedTransaction === null ? {} : { signedTransaction }),
        } as SignedPayload;
      },
      async signRaw(raw) {
        lastId += 1;
        const id = lastId;
        const { signature } = await client.ask<{ signature: string }>('dapp.signRaw', raw);
        return { id, signature } as SignedRaw;
      },
    },
    metadata: {
      get: async () => (await client.ask<{ known: InjectedMetadataKnown[] }>('dapp.knownMetadata', {})).known,
      // Metadata from a page could make bytes read as something else: ours comes from the chain only.
      provide: async () => false,
    },
  };
}

async function readAccounts(client: PageClient): Promise<InjectedAccountRow[]> {
  return (await client.ask<{ accounts: InjectedAccountRow[] }>('dapp.accounts', {})).accounts;
}
