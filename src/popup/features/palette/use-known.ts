import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useServices } from '../../app/services.js';
import { cleanText } from '../../components/untrusted.js';
import { useAsk } from '../../components/use-ask.js';
import { useChainStore } from '../../state/chain-store.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import type { Entry } from './find-entries.js';
import { useContactEntries } from './use-contacts.js';

const NONE: never[] = [];

const shortOf = (address: string): string => `${address.slice(0, 6)}…${address.slice(-6)}`;

/** Accounts to switch to, contacts to pay, subnets and validators to look at. */
export function useKnown(): Entry[] {
  return [...useAccountEntries(), ...useContactEntries(), ...useSubnetEntries(), ...useValidatorEntries()];
}

function useAccountEntries(): Entry[] {
  const { background } = useServices();
  const accounts = useWalletStore((s) => s.status?.accounts ?? NONE);
  const active = useActiveAccount();
  return accounts
    .filter((account) => !account.hidden && account.accountId !== active?.accountId)
    .map(({ accountId, name, address }) => ({
      id: `account ${accountId}`,
      group: 'accounts',
      label: cleanText(name),
      outside: true,
      detail: shortOf(address),
      keywords: address,
      first: true,
      // Every page hears of it from the background, this one too.
      run: () => void background.call('wallet.setActiveAccount', { accountId }).catch(() => undefined),
    }));
}

function useSubnetEntries(): Entry[] {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const subnets = useChainStore((s) => s.portfolio?.snapshot?.value.subnets ?? NONE);
  return subnets
    .filter(({ netuid }) => netuid !== 0)
    .map(({ netuid, name }) => ({
      id: `subnet ${netuid}`,
      group: 'subnets',
      label: cleanText(name ?? '') || t('home.subnet', { netuid }),
      outside: true,
      detail: `SN${netuid}`,
      netuid,
      run: () => navigate(`/subnet/${netuid}`),
    }));
}

/** All of the chain, once the engine has listed them; until then those that hold this wallet's stake. */
function useValidatorEntries(): Entry[] {
  const [, navigate] = useLocation();
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId ?? '');
  const portfolio = useChainStore((s) => s.portfolio?.snapshot?.value ?? null);
  const chain = useAsk(networkId, () => engine.call('chainValidators', null));
  const known = new Map<string, string>();
  for (const { positions } of portfolio?.accounts ?? [])
    for (const { hotkey, validatorName } of positions) known.set(hotkey, cleanText(validatorName ?? ''));
  for (const { hotkey, name } of chain.value?.value ?? []) known.set(hotkey, cleanText(name ?? ''));
  return [...known].map(([hotkey, name]) => {
    const short = shortOf(hotkey);
    return {
      id: `validator ${hotkey}`,
      group: 'validators',
      label: name || short,
      outside: true,
      detail: name ? short : '',
      keywords: hotkey,
      run: () => navigate(`/validators/${hotkey}`),
    };
  });
}
