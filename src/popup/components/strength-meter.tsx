import { useTranslation } from 'react-i18next';
import type { Strength } from './password-strength.js';

/** How strong the password is, in words first. */
export function StrengthMeter({ strength, empty }: { strength: Strength; empty: boolean }) {
  const { t } = useTranslation();
  const word = t(`password.strength.${strength.score}`);
  return (
    <div className="strength">
      <meter
        className="visually-hidden"
        min={0}
        max={4}
        value={empty ? 0 : strength.score}
        aria-label={t('password.strength.label')}
      >
        {empty ? '' : word}
      </meter>
      <div className="strength-bars" aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={
              !empty && strength.score >= step ? `strength-bar strength-${strength.score}` : 'strength-bar'
            }
          />
        ))}
      </div>
      <p className="tiny quiet" role="status">
        {empty ? t('password.hint.short') : `${word} \u00b7 ${t(`password.hint.${strength.hint}`)}`}
      </p>
    </div>
  );
}
