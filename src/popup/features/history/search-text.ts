import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Param } from '../../../core/explain/types.js';
import { useChainStore } from '../../state/chain-store.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useNoteFinder } from '../activity/notes.js';
import { shieldOf } from '../activity/story.js';
import type { Entry } from './entries.js';

/** What an entry says, as one text to search: its note, kinds, names and numbers of subnets, validators, accounts, addresses, hashes. */
export function useSearchText(): (entry: Entry) => string {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts);
  const noteOf = useNoteFinder();
  const portfolio = useChainStore((s) => s.portfolio?.snapshot?.value);
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const { positions } of portfolio?.accounts ?? [])
      for (const { hotkey, validatorName } of positions) if (validatorName) names.set(hotkey, validatorName);
    for (const { address, name } of accounts ?? []) names.set(address, name);
    const subnets = new Map((portfolio?.subnets ?? []).map(({ netuid, name }) => [netuid, name] as const));
    const address = (one: string | null) => (one ? [one, names.get(one) ?? ''] : []);
    return ({ tx, actions, kind, netuids, block, address: owner }: Entry) =>
      [
        noteOf({ tx, action: actions[0] }) ?? '',
        t(`history.kind.${kind}`),
        ...netuids.flatMap((netuid) => [`SN${netuid}`, subnets.get(netuid) ?? '']),
        ...address(owner),
        ...actions.flatMap((action) => [
          t(`history.kind.${action.kind}`),
          ...address(action.hotkey),
          ...address(action.toHotkey),
          ...address(action.counterparty),
        ]),
        ...(tx
          ? [
              tx.txHash,
              shieldOf(tx)?.carrierHash ?? '',
              tx.origin ?? '',
              ...Object.values(tx.sentence.params).flatMap(wordsIn),
            ]
          : []),
        block === null ? '' : String(block),
      ].join(' ');
  }, [t, accounts, portfolio, noteOf]);
}

function wordsIn(param: Param): string[] {
  switch (param.t) {
    case 'account':
      return [param.address, param.name ?? ''];
    case 'subnet':
      return [param.name ?? ''];
    case 'text':
      return [param.text];
    case 'list':
      return param.items.flatMap(wordsIn);
    case 'sentence':
      return Object.values(param.sentence.params).flatMap(wordsIn);
    default:
      return [];
  }
}
