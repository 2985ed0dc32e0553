import { createClient } from 'polkadot-api';
import { connectInjectedExtension, type InjectedExtension } from 'polkadot-api/pjs-signer';
import { getWsProvider } from 'polkadot-api/ws-provider/web';
import { nodeUrl, on, say, showAccounts, value } from './page.js';

const client = createClient(getWsProvider(nodeUrl));
// With `npx papi add` it is client.getTypedApi(bittensor), and the calls below are typed.
const api = client.getUnsafeApi();
say('ready', (await client.getChainSpecData()).name);

let extension: InjectedExtension | undefined;

on('connect', async () => {
  extension = await connectInjectedExtension('kelvin', 'Kelvin example');
  showAccounts(extension.getAccounts());
  extension.subscribe(showAccounts);
});

on('send', () => {
  const transfer = api.tx.Balances?.transfer_keep_alive?.({
    dest: { type: 'Id', value: value('to') },
    value: BigInt(value('rao')),
  });
  // This signer always lets the wallet add the metadata hash.
  transfer?.signSubmitAndWatch(signer()).subscribe({
    next: (event) => {
      if (event.type !== 'finalized') say('status', event.type);
      else if (event.ok) say('finalized', event.block.hash);
      else say('failed', JSON.stringify(event.dispatchError));
    },
    error: (error: Error) => say('error', error.message),
  });
});

on('sign', async () => {
  const signature = await signer().signBytes(new TextEncoder().encode(value('message')));
  say('signature', `0x${Array.from(signature, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
});

function signer() {
  const account = extension?.getAccounts().find(({ address }) => address === value('account'));
  if (!account) throw new Error('no account is shared with this page');
  return account.polkadotSigner;
}
