import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useServices } from '../../app/services.js';
import { useOverlay } from '../../app/shell/overlay.js';
import { currentSurface } from '../../app/surface.js';
import { cleanText } from '../../components/untrusted.js';
import words from '../../i18n/en/palette.json' with { type: 'json' };
import { useChainStore } from '../../state/chain-store.js';
import { useAccountPortfolio, useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useCanAct } from '../acting/use-can-act.js';
import type { Entry } from './find-entries.js';

type ActName = keyof typeof words.palette.acts & string;
type Words = keyof typeof words.palette.words & string;

interface Act {
  name: ActName;
  words?: Words;
  /** Shown while nothing is typed. */
  first?: boolean;
  /** Only for an account that can act. */
  signs?: boolean;
  run(): void;
}

/** What can be done from anywhere, by the account that is shown. */
export function useActs(): Entry[] {
  const { t } = useTranslation();
  const signs = useCanAct(useActiveAccount()) === true;
  const money = useMoneyActs();
  const frame = useFrameActs();
  const positions = usePositionActs();
  return [
    ...[...money, ...frame]
      .filter((act) => signs || !act.signs)
      .map(({ name, words, first, run }) => ({
        id: `act ${name}`,
        group: 'acts' as const,
        label: t(`palette.acts.${name}`),
        keywords: words ? t(`palette.words.${words}`) : '',
        first: first ?? false,
        run,
      })),
    ...(signs ? positions : []),
  ];
}

function useMoneyActs(): Act[] {
  const [, navigate] = useLocation();
  const show = useOverlay((s) => s.show);
  const to = (path: string) => () => navigate(path);
  return [
    { name: 'send', words: 'send', first: true, signs: true, run: to('/do/send') },
    { name: 'receive', words: 'receive', first: true, run: () => show('receive') },
    { name: 'stake', words: 'stake', first: true, signs: true, run: to('/stake') },
    { name: 'moveAny', words: 'move', first: true, signs: true, run: () => show('move') },
    { name: 'unstakeAll', words: 'unstake', signs: true, run: to('/do/everything') },
    { name: 'claim', words: 'claim', signs: true, run: to('/do/claim') },
    { name: 'basket', signs: true, run: to('/do/basket') },
    { name: 'rebalance', signs: true, run: to('/do/rebalance') },
    { name: 'crowdloans', signs: true, run: to('/do/crowdloans') },
    { name: 'evm', signs: true, run: to('/do/evm') },
    { name: 'emergency', words: 'emergency', signs: true, run: to('/emergency') },
  ];
}

function useFrameActs(): Act[] {
  const [path, navigate] = useLocation();
  const { background, platform } = useServices();
  const show = useOverlay((s) => s.show);
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  // What is shown decides, not the setting: "system" is one of the two.
  const isDark = document.documentElement.dataset.theme !== 'light';
  const save = (patch: { hideAmounts: boolean } | { theme: 'dark' | 'light' }): void => {
    // The background tells every page of the change; one that fails changes nothing on screen.
    void background.call('settings.update', { patch }).catch(() => undefined);
  };
  const inTab = currentSurface() === 'tab';
  const acts: Act[] = [
    {
      name: 'lock',
      words: 'lock',
      first: true,
      run: () => {
        void background.call('wallet.lock', {}).catch(() => undefined);
      },
    },
    {
      name: hidden ? 'show' : 'hide',
      words: 'hide',
      first: true,
      run: () => save({ hideAmounts: !hidden }),
    },
    {
      name: isDark ? 'light' : 'dark',
      words: 'theme',
      run: () => save({ theme: isDark ? 'light' : 'dark' }),
    },
    { name: 'add', run: () => (inTab ? navigate('/add') : platform.openTab('/add')) },
    { name: 'shortcuts', run: () => show('shortcuts') },
  ];
  if (platform.openPanel && currentSurface() === 'popup')
    acts.push({ name: 'panel', words: 'panel', run: platform.openPanel });
  if (!inTab) acts.push({ name: 'tab', run: () => platform.openTab(path) });
  return acts;
}

/** Unstake and move for each position, found by the act, the subnet or the validator. */
function usePositionActs(): Entry[] {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const account = useActiveAccount();
  const portfolio = useAccountPortfolio(account?.address ?? null);
  const subnets = useChainStore((s) => s.portfolio?.snapshot?.value.subnets);
  return (portfolio?.positions ?? []).flatMap(({ netuid, hotkey, validatorName }): Entry[] => {
    const subnet = subnets?.find((row) => row.netuid === netuid);
    const place = netuid === 0 ? t('amount.root') : cleanText(subnet?.name ?? '') || `SN${netuid}`;
    const detail = `SN${netuid} · ${cleanText(validatorName ?? '') || hotkey.slice(0, 6)}`;
    const entry = (name: 'unstake' | 'move', path: string): Entry => ({
      id: `act ${name} ${netuid} ${hotkey}`,
      group: 'acts',
      label: t(`palette.acts.${name}`, { name: place }),
      outside: true,
      detail,
      keywords: t(`palette.words.${name}`),
      run: () => navigate(path),
    });
    return [
      entry('unstake', `/do/unstake/${netuid}/${hotkey}`),
      ...(netuid === 0 ? [] : [entry('move', `/do/subnet/${netuid}/${hotkey}`)]),
    ];
  });
}
