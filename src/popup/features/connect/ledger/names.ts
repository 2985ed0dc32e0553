import type { TFunction } from 'i18next';
import type { Place } from '../../../devices/ledger/index.js';

/** What the list calls an account. */
export function placeName(t: TFunction, { account, index }: Place): string {
  return account === 0 ? t('ledger.list.row', { number: index }) : t('ledger.list.rowOf', { account, index });
}

/** The name that an account gets unless another is typed. */
export function defaultName(t: TFunction, { account, index }: Place): string {
  return account === 0
    ? t('ledger.list.defaultName', { number: index })
    : t('ledger.list.defaultNameOf', { account, index });
}

/** The path as other programs write it. */
export function pathText(app: 'polkadot' | 'bittensor', { account, index }: Place): string {
  return `m/44'/${app === 'polkadot' ? 354 : 1005}'/${account}'/0'/${index}'`;
}
