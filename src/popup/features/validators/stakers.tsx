import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import { useServices } from '../../app/services.js';
import { errorParts } from '../../components/error-text.js';
import { useAsk } from '../../components/use-ask.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** How many accounts stake with a validator: the chain keeps no such number, so it is counted when asked for. */
export function Stakers({ hotkey, name }: { hotkey: string; name: string }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<string | null>(null);
  return wanted === hotkey ? (
    <Counted hotkey={hotkey} />
  ) : (
    <button
      type="button"
      className="link small validator-measure"
      title={t('validators.countAbout')}
      aria-label={t('validators.countOf', { name })}
      onClick={() => setWanted(hotkey)}
    >
      {t('validators.count')}
    </button>
  );
}

function Counted({ hotkey }: { hotkey: string }) {
  const { t } = useTranslation();
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const { value, error, again } = useAsk(`${networkId} stakers ${hotkey}`, () =>
    engine.call('stakers', { hotkey }),
  );
  const place = useRef<HTMLSpanElement>(null);
  // The button that asked is gone, as is the one that asks again: the focus goes to what takes their place.
  useEffect(() => place.current?.focus(), []);
  const retry = (): void => {
    place.current?.focus();
    again();
  };
  if (error && !value)
    return (
      <span className="small" role="status" ref={place} tabIndex={-1}>
        <span className="faint">{errorParts(t, error).what}</span>{' '}
        <button type="button" className="link validator-measure" onClick={retry}>
          {t('actions.retry')}
        </button>
      </span>
    );
  const number = value ? groupDigits(String(value.count)) : '';
  return (
    <span className={value ? 'amount' : 'faint small'} role="status" ref={place} tabIndex={-1}>
      {value
        ? value.complete
          ? number
          : t('validators.countAtLeast', { number })
        : t('validators.counting')}
    </span>
  );
}
