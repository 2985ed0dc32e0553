import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { destination } from '../balances.js';
import { type CallContext, fail, type PalletCalls } from '../dispatch-context.js';
import { keepDeposit } from './deposit.js';
import type { ProxyType } from './filter.js';
import { act, findGrant } from './grants.js';

interface Announcement {
  real: string;
  call_hash: string;
  /** Block in which it was announced. */
  height: number;
}

/** Delayed proxies: a delegate announces a call by its hash, and anyone sends it once the grant's delay is over. */
export const announcementCalls: PalletCalls = {
  announce: (context, args) => {
    const { codec, origin, block } = context;
    const real = destination(args.real);
    findGrant(context, real, origin);
    const { list } = announcementsOf(context, origin);
    if (list.length >= Number(codec.constant('Proxy', 'MaxPending') ?? 75)) fail('Proxy', 'TooMany');
    const call_hash = String(args.call_hash);
    store(context, origin, [...list, { real, call_hash, height: block.number }]);
    context.deposit('Proxy', 'Announced', { real, proxy: origin, call_hash });
  },
  remove_announcement: (context, args) =>
    drop(context, context.origin, destination(args.real), String(args.call_hash)),
  reject_announcement: (context, args) =>
    drop(context, destination(args.delegate), context.origin, String(args.call_hash)),
  proxy_announced: (context, args) => {
    const [delegate, real] = [destination(args.delegate), destination(args.real)];
    const grant = findGrant(context, real, delegate, args.force_proxy_type as ProxyType | undefined);
    const bytes = context.codec.encodeCall(context.codec.liftCall(args.call));
    const hash = `0x${bytesToHex(blake2b(bytes, { dkLen: 32 }))}`;
    const isRipe = ({ height }: Announcement): boolean => context.block.number - height >= grant.delay;
    if (!take(context, delegate, real, hash, isRipe)) fail('Proxy', 'Unannounced');
    act(context, real, grant, args.call);
  },
};

function announcementsOf(
  { state }: CallContext,
  delegate: string,
): { list: Announcement[]; deposit: bigint } {
  const stored = state.get('Proxy', 'Announcements', delegate) as [Announcement[], bigint] | undefined;
  const [list, deposit] = stored ?? [[], 0n];
  return { list, deposit };
}

function drop(context: CallContext, delegate: string, real: string, hash: string): void {
  if (!take(context, delegate, real, hash, () => true)) fail('Proxy', 'NotFound');
}

/** Takes every announcement of one call that a test lets go; says whether there was any. */
function take(
  context: CallContext,
  delegate: string,
  real: string,
  hash: string,
  mayGo: (announcement: Announcement) => boolean,
): boolean {
  const { list } = announcementsOf(context, delegate);
  const rest = list.filter((entry) => entry.real !== real || entry.call_hash !== hash || !mayGo(entry));
  if (rest.length === list.length) return false;
  store(context, delegate, rest);
  return true;
}

function store(context: CallContext, delegate: string, list: Announcement[]): void {
  const { deposit } = announcementsOf(context, delegate);
  const wanted = keepDeposit(context, delegate, 'AnnouncementDeposit', list.length, deposit);
  if (list.length === 0) context.state.remove('Proxy', 'Announcements', delegate);
  else context.state.set('Proxy', 'Announcements', [delegate], [list, wanted]);
}
