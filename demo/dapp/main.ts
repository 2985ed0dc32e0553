import type { ApiPromise } from '@polkadot/api';
import { web3Accounts, web3Enable, web3FromSource } from '@polkadot/extension-dapp';
import type { InjectedAccountWithMeta } from '@polkadot/extension-inject/types';
import { balance, connect, format, parseTao, send, stakeCall, unstakeCall, validators } from './chain.js';

const APP_NAME = 'Frost';
const nodeUrl = new URLSearchParams(location.search).get('node') ?? 'ws://127.0.0.1:9944';

let api: ApiPromise | undefined;
let accounts: InjectedAccountWithMeta[] = [];

boot().catch((error: unknown) => say(`The node at ${nodeUrl} does not answer: ${reason(error)}`, 'error'));

async function boot(): Promise<void> {
  element('connect').addEventListener('click', () => run(connectWallet));
  element('account').addEventListener('change', () => run(showBalance));
  element('stake-form').addEventListener('submit', (event) => {
    event.preventDefault();
    run(stake);
  });
  element('unstake').addEventListener('click', () => run(unstake));
  element('sign').addEventListener('click', () => run(signMessage));
  api = await connect(nodeUrl);
  element('node').textContent = `${String(await api.rpc.system.chain())} at ${nodeUrl}`;
  const list = await validators(api);
  element<HTMLSelectElement>('validator').replaceChildren(
    ...list.map(({ hotkey, name }) => new Option(name, hotkey)),
  );
  document.body.dataset.ready = 'yes';
}

async function connectWallet(): Promise<void> {
  const wallets = await web3Enable(APP_NAME);
  if (wallets.length === 0) throw new Error('no wallet said yes');
  accounts = await web3Accounts();
  const select = element<HTMLSelectElement>('account');
  select.replaceChildren(
    ...accounts.map(({ address, meta }) => new Option(`${meta.name ?? ''} ${address}`, address)),
  );
  for (const id of ['account', 'stake', 'unstake', 'sign'])
    element<HTMLButtonElement>(id).disabled = accounts.length === 0;
  say(
    `Connected: ${accounts.length} account(s) from ${wallets.map(({ name }) => name).join(', ')}`,
    'connected',
  );
  await showBalance();
}

async function showBalance(): Promise<void> {
  element('balance').textContent = `${await balance(node(), chosen().address)} free`;
}

async function stake(): Promise<void> {
  const amount = parseTao(value('amount'));
  const extrinsic = await stakeCall(node(), value('validator'), netuid(), amount, tolerance());
  await sendAndReport(extrinsic, `Staked ${format(amount)}`);
}

async function unstake(): Promise<void> {
  const extrinsic = await unstakeCall(node(), chosen().address, value('validator'), netuid(), tolerance());
  await sendAndReport(extrinsic, 'Unstaked the position');
}

async function sendAndReport(extrinsic: Parameters<typeof send>[1], done: string): Promise<void> {
  const { address, meta } = chosen();
  const { signer } = await web3FromSource(meta.source);
  const outcome = await send(node(), extrinsic, address, signer, (status) => say(status, 'status'));
  say(`${done}: finalized in block ${outcome.block} (${outcome.events.join(', ')})`, 'finalized');
  await showBalance();
}

async function signMessage(): Promise<void> {
  const { address, meta } = chosen();
  const { signer } = await web3FromSource(meta.source);
  if (!signer.signRaw) throw new Error('this wallet signs no messages');
  const { signature } = await signer.signRaw({ address, data: value('message'), type: 'bytes' });
  say(`Signature: ${signature}`, 'signature');
}

function run(action: () => Promise<void>): void {
  action().catch((error: unknown) => say(`Not done: ${reason(error)}`, 'error'));
}

function node(): ApiPromise {
  if (!api) throw new Error('the node is not connected yet');
  return api;
}

function chosen(): InjectedAccountWithMeta {
  const found = accounts.find(({ address }) => address === value('account'));
  if (!found) throw new Error('choose an account first');
  return found;
}

function netuid(): number {
  const text = value('netuid');
  if (!/^\d{1,5}$/.test(text)) throw new Error(`"${text}" is not a subnet number`);
  return Number(text);
}

/** Per cent with at most two decimals → basis points. */
function tolerance(): bigint {
  const match = /^(\d{1,2})(?:\.(\d{1,2}))?$/.exec(value('tolerance'));
  if (!match) throw new Error('the tolerance is a per cent number such as 0.5');
  return BigInt(match[1] ?? '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0'));
}

function value(id: string): string {
  return element<HTMLInputElement | HTMLSelectElement>(id).value.trim();
}

function element<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as T;
}

function say(text: string, kind: string): void {
  const row = document.createElement('li');
  row.textContent = text;
  row.dataset.kind = kind;
  element('log').append(row);
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
