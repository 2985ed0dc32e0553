import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Account, COLOURS } from '../../../../core/accounts/types.js';
import { cx } from '../../../components/cx.js';
import { AccountMark } from '../account-mark.js';

const CHOICES = Array.from({ length: COLOURS + 1 }, (_, colour) => colour);

/** Marks to tell accounts apart by: each a colour, a shape and a name. */
export function ColourField({ account, onChange }: { account: Account; onChange(colour: number): void }) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="colours">
      <legend className="field-label">
        {t('accounts.mark')} <span className="colour-name">{t(`marks.${account.colour}`)}</span>
      </legend>
      <div className="colour-choices">
        {CHOICES.map((colour) => (
          <label
            key={colour}
            className={cx('colour-choice', colour === account.colour && 'colour-choice-on')}
            title={t(`marks.${colour}`)}
          >
            <input
              className="visually-hidden"
              type="radio"
              name={name}
              checked={colour === account.colour}
              onChange={() => onChange(colour)}
            />
            {colour === 0 ? (
              <>
                <span aria-hidden="true">{'\u2013'}</span>
                <span className="visually-hidden">{t('marks.0')}</span>
              </>
            ) : (
              <AccountMark colour={colour} size={14} />
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
