import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { isShareFault, type TypedShare } from './choice.js';

interface Props {
  share: TypedShare;
  onChange(text: string): void;
}

/** A share in per cent. What cannot be read stays as it was typed and says why. */
export function ShareInput({ share: { netuid, text }, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const isFault = isShareFault(text);
  return (
    <>
      <span className="share-input">
        <input
          className="input amount"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          placeholder="0"
          aria-label={t('basket.shareOf', { netuid })}
          aria-invalid={isFault || undefined}
          aria-describedby={isFault ? id : undefined}
          value={text}
          data-testid={`share-${netuid}`}
          onChange={(event) => onChange(event.target.value)}
        />
        <span className="quiet" aria-hidden="true">
          %
        </span>
      </span>
      {isFault ? (
        <span id={id} className="visually-hidden">
          {t('basket.shareFault')}
        </span>
      ) : null}
    </>
  );
}
