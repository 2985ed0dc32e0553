import './network-tint.css';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../core/amount/format.js';
import { useChainStore } from '../state/chain-store.js';
import { useNow } from '../state/use-now.js';
import { useWalletStore } from '../state/wallet-store.js';
import { cx } from './cx.js';
import { networkTint, useNetworkName } from './network-name.js';

// Opened rarely, and it brings all of what a dialog needs along.
const NetworkDetails = lazy(() => import('./network-details.js'));

interface PillProps {
  short?: boolean;
  /** Shows the number of the newest block in place of its age, where there is room for it. */
  block?: boolean;
}

/** Which chain, whether it is there, and how old its newest block is. */
export function NetworkPill({ short, block }: PillProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  // Once loaded it stays, so that it can close with its motion.
  const [asked, setAsked] = useState(false);
  const network = useChainStore((s) => s.network);
  const networkId = useWalletStore((s) => s.settings?.networkId ?? 'finney');
  const now = useNow();
  const state = network?.state ?? 'connecting';
  const name = useNetworkName();
  const best = state === 'online' ? network?.best : null;
  const age = best ? t('age.seconds', { count: Math.max(0, Math.floor((now - best.atMs) / 1_000)) }) : null;
  const shown = block && best ? groupDigits(String(best.number)) : age;
  // What is seen is part of the name, in its order: so it can be said.
  const label = shown
    ? t('network.pillBlock', { name, state: t(`network.${state}`), age: shown })
    : t('network.pill', { name, state: t(`network.${state}`) });
  return (
    <>
      <button
        type="button"
        className={cx('pill', networkTint(networkId), networkId !== 'finney' && 'pill-practice')}
        aria-label={label}
        onClick={() => {
          setAsked(true);
          setOpen(true);
        }}
        data-testid="network-pill"
        data-state={state}
      >
        <span className={cx('dot', `dot-${state}`)} aria-hidden="true" />
        <bdi className="truncate pill-name">{name}</bdi>{' '}
        {short && state === 'online' ? null : (
          <span className="faint amount">{shown ?? t(`network.${state}`)}</span>
        )}
      </button>
      {asked ? (
        <Suspense fallback={null}>
          <NetworkDetails name={name} open={open} onOpenChange={setOpen} />
        </Suspense>
      ) : null}
    </>
  );
}
