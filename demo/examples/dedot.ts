import type { Injected, InjectedWindow } from '@polkadot/extension-inject/types';
import { DedotClient, WsProvider } from 'dedot';
import { nodeUrl, on, say, showAccounts, value } from './page.js';

const client = await DedotClient.new(new WsProvider(nodeUrl));
say('ready', await client.chainSpec.chainName());

let injected: Injected | undefined;

on('connect', async () => {
  const { kelvin } = (window as unknown as InjectedWindow).injectedWeb3;
  if (!kelvin?.enable) throw new Error('Kelvin is not installed');
  injected = await kelvin.enable('Kelvin example');
  // Called at once, and again with every change.
  injected.accounts.subscribe(showAccounts);
});

on('send', async () => {
  const { signer } = connected();
  const transfer = client.tx.balances.transferKeepAlive(value('to'), BigInt(value('rao')));
  // dedot lets the wallet add the metadata hash without being told.
  await transfer.signAndSend(value('account'), { signer }, ({ status, dispatchError }) => {
    if (dispatchError) say('failed', JSON.stringify(dispatchError));
    else if (status.type === 'Finalized') say('finalized', status.value.blockHash);
    else say('status', status.type);
  });
});

on('sign', async () => {
  const raw = { address: value('account'), data: value('message'), type: 'bytes' as const };
  const answer = await connected().signer.signRaw?.(raw);
  say('signature', answer?.signature ?? 'none');
});

function connected(): Injected {
  if (!injected) throw new Error('connect first');
  return injected;
}
