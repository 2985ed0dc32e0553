import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { EraseForm } from './erase-form.js';

/** Nobody can reset the password. What is left: the paper, and beginning again. */
export default function Forgot({ onBack }: { onBack(): void }) {
  const { t } = useTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
  }, []);
  return (
    <div className="forgot">
      <h1 ref={title} tabIndex={-1} className="locked-title">
        {t('unlock.forgotTitle')}
      </h1>
      <p className="quiet">{t('unlock.forgotText')}</p>
      <p className="quiet">{t('unlock.forgotRestore')}</p>
      <EraseForm />
      <Button look="ghost" wide onClick={onBack}>
        {t('unlock.forgotBack')}
      </Button>
    </div>
  );
}
