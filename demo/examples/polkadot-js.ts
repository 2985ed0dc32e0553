import { ApiPromise, WsProvider } from '@polkadot/api';
import { web3AccountsSubscribe, web3Enable, web3FromAddress } from '@polkadot/extension-dapp';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import { nodeUrl, on, say, showAccounts, value } from './page.js';

// The cast is for exactOptionalPropertyTypes only: the class misses its own interface by one optional property.
const provider = new WsProvider(nodeUrl) as unknown as ProviderInterface;
const api = await ApiPromise.create({ provider, noInitWarn: true });
say('ready', String(api.runtimeChain));

on('connect', async () => {
  // Resolves with the wallets that said yes. A refusal is not thrown: the wallet is missing from the list.
  const wallets = await web3Enable('Kelvin example');
  if (!wallets.some(({ name }) => name === 'kelvin')) throw new Error('Kelvin said no');
  await web3AccountsSubscribe((accounts) =>
    showAccounts(accounts.map(({ address, meta }) => ({ address, name: meta.name }))),
  );
});

on('send', async () => {
  const from = value('account');
  const { signer } = await web3FromAddress(from);
  const transfer = api.tx.balances?.transferKeepAlive?.(value('to'), BigInt(value('rao')));
  // Lets Kelvin add the metadata hash, so that the chain checks what was shown.
  const options = { signer, withSignedTransaction: true };
  await transfer?.signAndSend(from, options, ({ status, dispatchError }) => {
    if (dispatchError) say('failed', dispatchError.toString());
    else if (status.isFinalized) say('finalized', status.asFinalized.toHex());
    else say('status', status.type);
  });
});

on('sign', async () => {
  const address = value('account');
  const { signer } = await web3FromAddress(address);
  const answer = await signer.signRaw?.({ address, data: value('message'), type: 'bytes' });
  say('signature', answer?.signature ?? 'none');
});
