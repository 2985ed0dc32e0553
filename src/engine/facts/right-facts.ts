import type { ExtraAnswer } from '../../protocol/engine/index.js';
import type { Plain } from '../chain/plain.js';
import { address, int, list, record, small } from '../chain/shape.js';
import type { OperationContext } from '../operations/rules.js';
import { readNamed } from '../operations/support/named-reads.js';
import { readProxies } from '../portfolio/account-states.js';

/**
 * An operation of a shared account that waits for approvals (`Multisig.Multisigs`); null where the runtime has no such
 * pallet. @throws WalletError chain/bad-answer
 */
export async function multisigAnswer(
  { reader }: OperationContext,
  ask: { account: string; callHash: string },
): Promise<ExtraAnswer | null> {
  const { found } = await readNamed(reader, {
    found: ['Multisig', 'Multisigs', ask.account, ask.callHash],
  });
  return found && { kind: 'multisig', pending: found.value === null ? null : pendingOf(found.value) };
}

function pendingOf(value: Plain): Extract<ExtraAnswer, { kind: 'multisig' }>['pending'] {
  const { when, deposit, depositor, approvals } = record(value, 'multisig');
  const { height, index } = record(when, 'timepoint');
  return {
    approvals: list(approvals, 'approvals').map((who) => address(who, 'approval')),
    depositor: address(depositor, 'depositor'),
    depositRao: int(deposit, 'multisig deposit'),
    block: small(height, 'timepoint'),
    index: small(index, 'timepoint'),
  };
}

/** Rights that others have over the asking account (`Proxy.Proxies`); null as above. */
export async function proxiesAnswer(context: OperationContext): Promise<ExtraAnswer | null> {
  const { found } = await readNamed(context.reader, { found: ['Proxy', 'Proxies', context.address] });
  if (!found) return null;
  const { grants, depositRao } = readProxies(found.value);
  return {
    kind: 'proxies',
    list: grants.map(({ delegate, proxyType, delayBlocks }) => ({
      delegate,
      type: proxyType,
      delay: delayBlocks,
    })),
    depositRao,
  };
}

/** Announcements of the asking account as a delegate (`Proxy.Announcements`), and the deposit held for them. */
export async function announcementsAnswer(context: OperationContext): Promise<ExtraAnswer | null> {
  const { found } = await readNamed(context.reader, { found: ['Proxy', 'Announcements', context.address] });
  if (!found) return null;
  const [entries, deposit] = list(found.value, 'announcements');
  return {
    kind: 'announcements',
    count: list(entries, 'announcements').length,
    depositRao: int(deposit, 'announcement deposit'),
  };
}
