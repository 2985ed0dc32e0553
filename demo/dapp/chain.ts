import { ApiPromise, WsProvider } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import type { Signer } from '@polkadot/types/types';

const TAO = 1_000_000_000n;
const BPS = 10_000n;

export interface Validator {
  hotkey: string;
  name: string;
}

export interface Outcome {
  block: number;
  events: string[];
}

/** Connects to a node; resolves when its metadata is there. */
export function connect(url: string): Promise<ApiPromise> {
  // The library's class misses its own interface by one optional property under exactOptionalPropertyTypes.
  const provider = new WsProvider(url) as unknown as ProviderInterface;
  return ApiPromise.create({ provider, throwOnConnect: true, noInitWarn: true });
}

/** Validators with their names, read from the chain: hotkeys that accept stake, by the identity of their owner. */
export async function validators(api: ApiPromise): Promise<Validator[]> {
  const query = api.query.subtensorModule;
  if (!query?.delegates || !query.owner || !query.identitiesV2) return [];
  const keys = await query.delegates.keys();
  const hotkeys = keys.map((key) => String(key.args[0]));
  const owners = await query.owner.multi(hotkeys);
  const identities = await query.identitiesV2.multi(owners);
  return hotkeys.map((hotkey, index) => {
    const human = identities[index]?.toHuman() as { name?: string } | null | undefined;
    return { hotkey, name: human?.name || `${hotkey.slice(0, 8)}…` };
  });
}

/** Free balance as text in τ. */
export async function balance(api: ApiPromise, address: string): Promise<string> {
  const account = (await api.query.system?.account?.(address))?.toJSON() as {
    data: { free: number | string };
  };
  return format(BigInt(account.data.free));
}

/** A limited stake: the limit is the end price of the runtime's own simulation plus the tolerance. */
export async function stakeCall(
  api: ApiPromise,
  hotkey: string,
  netuid: number,
  amount: bigint,
  toleranceBps: bigint,
) {
  const limit = await buyLimit(api, netuid, amount, toleranceBps);
  return call(api, 'addStakeLimit')(hotkey, netuid, amount, limit, false);
}

/** Sells a whole position; the limit is the simulated end price minus the tolerance. */
export async function unstakeCall(
  api: ApiPromise,
  coldkey: string,
  hotkey: string,
  netuid: number,
  toleranceBps: bigint,
) {
  const limit = netuid === 0 ? TAO : await sellLimit(api, coldkey, hotkey, netuid, toleranceBps);
  return call(api, 'removeStakeFullLimit')(hotkey, netuid, limit);
}

/** Signs with the injected signer, sends, and waits until the block is finalized. Rejects with the chain's reason. */
export function send(
  api: ApiPromise,
  extrinsic: SubmittableExtrinsic<'promise'>,
  address: string,
  signer: Signer,
  onStatus: (status: string) => void,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    extrinsic
      .signAndSend(address, { signer, withSignedTransaction: true }, async (result) => {
        onStatus(result.status.type);
        if (!result.status.isFinalized) return;
        if (result.dispatchError) return reject(new Error(reasonOf(api, result.dispatchError)));
        const header = await api.rpc.chain.getHeader(result.status.asFinalized);
        const events = result.events.map(({ event }) => `${event.section}.${event.method}`);
        resolve({ block: header.number.toNumber(), events });
      })
      .catch(reject);
  });
}

/** Decimal text of τ → rao, without a float in between. */
export function parseTao(text: string): bigint {
  const match = /^(\d+)(?:\.(\d{1,9}))?$/.exec(text.trim());
  if (!match) throw new Error(`"${text}" is not an amount of τ with at most nine decimals`);
  return BigInt(match[1] ?? '0') * TAO + BigInt((match[2] ?? '').padEnd(9, '0'));
}

/** Rao → text in τ. */
export function format(rao: bigint): string {
  const fraction = (rao % TAO).toString().padStart(9, '0').replace(/0+$/, '');
  return `${rao / TAO}${fraction ? `.${fraction}` : ''} τ`;
}

function call(api: ApiPromise, name: string) {
  const found = api.tx.subtensorModule?.[name];
  if (!found) throw new Error(`this runtime has no ${name}`);
  return found;
}

async function spotPrice(api: ApiPromise, netuid: number): Promise<bigint> {
  const price = await api.call.swapRuntimeApi?.currentAlphaPrice?.(netuid);
  if (!price) throw new Error('this runtime gives no prices');
  return BigInt(price.toString());
}

async function buyLimit(
  api: ApiPromise,
  netuid: number,
  amount: bigint,
  toleranceBps: bigint,
): Promise<bigint> {
  if (netuid === 0) return TAO;
  const price = await spotPrice(api, netuid);
  const alpha = field(await api.call.swapRuntimeApi?.simSwapTaoForAlpha?.(netuid, amount), 'alphaAmount');
  if (alpha === 0n) throw new Error('the runtime gives no quote for this amount');
  // On a pool near 50/50 the average price is close to the root of start price x end price.
  const average = (amount * TAO) / alpha;
  const end = (average * average) / price;
  return (end * (BPS + toleranceBps)) / BPS + 1n;
}

async function sellLimit(
  api: ApiPromise,
  coldkey: string,
  hotkey: string,
  netuid: number,
  toleranceBps: bigint,
): Promise<bigint> {
  const info = await api.call.stakeInfoRuntimeApi?.getStakeInfoForHotkeyColdkeyNetuid?.(
    hotkey,
    coldkey,
    netuid,
  );
  const alpha = field(info, 'stake');
  if (alpha === 0n) throw new Error('there is no stake with this validator on this subnet');
  const price = await spotPrice(api, netuid);
  const tao = field(await api.call.swapRuntimeApi?.simSwapAlphaForTao?.(netuid, alpha), 'taoAmount');
  if (tao === 0n) throw new Error('the runtime gives no quote for this amount');
  const average = (tao * TAO) / alpha;
  return (((average * average) / price) * (BPS - toleranceBps)) / BPS;
}

function field(codec: { toJSON(): unknown } | undefined, name: string): bigint {
  return BigInt((codec?.toJSON() as Record<string, number | string> | null | undefined)?.[name] ?? 0);
}

function reasonOf(
  api: ApiPromise,
  error: { isModule: boolean; asModule: unknown; toString(): string },
): string {
  if (!error.isModule) return error.toString();
  const found = api.registry.findMetaError(
    error.asModule as Parameters<typeof api.registry.findMetaError>[0],
  );
  return `${found.section}.${found.name}`;
}
