import { rao } from '../../../core/amount/money.js';
import type { ProxyAnnouncement, ProxyGrant } from '../../../core/chain/account-state.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { optionalConstant } from '../../chain/constants.js';
import type { Runtime } from '../../chain/runtime.js';
import { int, list } from '../../chain/shape.js';
import { readAnnouncements, readProxies } from '../../portfolio/account-states.js';
import type { OperationContext } from '../rules.js';
import { balanceOf } from '../support/balance.js';
import { readNamed } from '../support/named-reads.js';

/** A list that an account pays a deposit for: a base, and a factor for each entry. */
export interface PaidList<T> {
  entries: T[];
  depositRao: bigint;
}

type Kind = 'ProxyDeposit' | 'AnnouncementDeposit';

/** Rights of others over the context's account; once per context. */
export function ownGrants(context: OperationContext): Promise<PaidList<ProxyGrant>> {
  return context.once('paid grants', async () => {
    const { found } = await readNamed(context.reader, { found: ['Proxy', 'Proxies', context.address] });
    const { grants, depositRao } = found ? readProxies(found.value) : { grants: [], depositRao: rao(0n) };
    return { entries: grants, depositRao };
  });
}

/** What the context's account announced as a delegate; once per context. */
export function ownAnnouncements(context: OperationContext): Promise<PaidList<ProxyAnnouncement>> {
  return context.once('paid announcements', async () => {
    const { found } = await readNamed(context.reader, { found: ['Proxy', 'Announcements', context.address] });
    if (!found) return { entries: [], depositRao: 0n };
    const [, deposit] = list(found.value, 'announcements');
    return { entries: readAnnouncements(found.value), depositRao: int(deposit, 'announcement deposit') };
  });
}

/** Deposit for so many entries, rao (`opentensor/subtensor pallets/proxy/src/lib.rs`, deposit and rejig_deposit). */
export function depositFor(runtime: Runtime, kind: Kind, entries: number): bigint {
  const constant = (name: string) => optionalConstant(runtime, 'Proxy', name) ?? 0n;
  return entries === 0 ? 0n : constant(`${kind}Base`) + constant(`${kind}Factor`) * BigInt(entries);
}

/** What the context's account still has to put down for the list to have so many entries, rao; negative: comes free. */
export function deposited(
  { reader }: OperationContext,
  kind: Kind,
  { depositRao }: PaidList<unknown>,
  entries: number,
): bigint {
  return depositFor(reader.runtime, kind, entries) - depositRao;
}

/** @throws WalletError rights/no-deposit */
export async function requireDeposit(context: OperationContext, needRao: bigint): Promise<void> {
  const { spendableRao } = await balanceOf(context);
  if (needRao > spendableRao)
    throw new WalletError('rights/no-deposit', { needRao: `${needRao}`, haveRao: `${spendableRao}` });
}
