import { useTranslation } from 'react-i18next';

/** Where in the flow, in words and as bars. */
export function Steps({ current, total }: { current: number; total: number }) {
  const { t } = useTranslation();
  return (
    <div className="step-line">
      <div className="step-bars" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other identity
          <span key={index} className={index < current ? 'step-bar step-bar-on' : 'step-bar'} />
        ))}
      </div>
      <p className="faint tiny">{t('onboarding.step', { step: current, total })}</p>
    </div>
  );
}
