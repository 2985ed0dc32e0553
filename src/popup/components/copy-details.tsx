import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services.js';
import { useChainStore } from '../state/chain-store.js';
import { useWalletStore } from '../state/wallet-store.js';
import { useCopied } from './address.js';
import { cx } from './cx.js';
import { type ErrorAbout, errorDetails } from './error-details.js';

/** Copies what somebody who is asked for help needs to know of a failure. `brief`: a sign without its words, named all the same. */
export function CopyDetails({ about, brief }: { about: ErrorAbout; brief?: boolean }) {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [copied, markCopied] = useCopied();
  const copy = (): void => {
    const { network } = useChainStore.getState();
    const text = errorDetails(about, {
      version: platform.version(),
      network: network?.networkId ?? useWalletStore.getState().settings?.networkId ?? null,
      specVersion: network?.specVersion ?? null,
      bestBlock: network?.best?.number ?? null,
      nowMs: Date.now(),
    });
    void platform.copy(text).then(markCopied);
  };
  const Icon = copied ? Check : Copy;
  const name = t('actions.copyDetails');
  return (
    <button
      type="button"
      className={cx('copy-details', brief && 'icon-button')}
      data-testid="copy-details"
      {...(brief ? { 'aria-label': name, title: name } : {})}
      onClick={copy}
    >
      <Icon size={14} aria-hidden="true" />
      {brief ? null : name}
      <span className="visually-hidden" role="status">
        {copied ? t('actions.copied') : ''}
      </span>
    </button>
  );
}
