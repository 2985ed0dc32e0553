import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortAddress } from '../../core/address/short.js';
import { useServices } from '../app/services.js';

/** An address in short; all of it on hover. */
export function ShortAddress({ address, className }: { address: string; className?: string }) {
  return (
    <bdi className={`mono ${className ?? ''}`} title={address}>
      {shortAddress(address)}
    </bdi>
  );
}

/** Says for a moment that something was copied. */
export function useCopied(): [boolean, () => void] {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [copied]);
  return [copied, () => setCopied(true)];
}

/** A short address that copies itself. */
export function CopyAddress({ address }: { address: string }) {
  const { platform } = useServices();
  const { t } = useTranslation();
  const [copied, markCopied] = useCopied();
  return (
    <button
      type="button"
      className="copy-address"
      title={address}
      // What is seen is part of the name, so that it can be said; the whole address is the description.
      aria-label={t('address.copy', { address: shortAddress(address) })}
      onClick={() => void platform.copy(address).then(markCopied)}
    >
      <ShortAddress address={address} />
      {copied ? <Check size={12} aria-hidden="true" /> : <Copy size={12} aria-hidden="true" />}
      <span className="visually-hidden" role="status">
        {copied ? t('actions.copied') : ''}
      </span>
    </button>
  );
}
