import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Identicon } from '../../components/identicon.js';
import { Notice } from '../../components/notice.js';
import type { Preview } from './use-preview.js';
import type { WrongWord } from './wrong-word.js';

interface Props {
  preview: Preview;
  wrong: WrongWord | null;
  onSuggestion(position: number, word: string): void;
}

/** The address the words give, or what is wrong with them. */
export function PreviewCard({ preview, wrong, onSuggestion }: Props) {
  const { t } = useTranslation();
  if (preview.error) {
    const suggestion = wrong?.suggestion;
    return (
      <ErrorNotice
        error={preview.error}
        action={
          wrong && suggestion ? (
            <Button onClick={() => onSuggestion(wrong.position, suggestion)}>
              {t('onboarding.useSuggestion', { word: suggestion })}
            </Button>
          ) : undefined
        }
      />
    );
  }
  return (
    <section className="card preview" aria-live="polite" data-testid="preview" data-state={preview.state}>
      {preview.value ? (
        <>
          <Identicon seed={preview.value.accountId} size={36} />
          <div className="row-main">
            <span className="row-under">{t('onboarding.previewTitle')}</span>
            <bdi className="mono break" data-testid="preview-address">
              {preview.value.address}
            </bdi>
            {preview.value.presence === 'held' ? (
              <Notice tone="caution">{t('onboarding.exists')}</Notice>
            ) : (
              <span className="row-under">{t('onboarding.isYours')}</span>
            )}
          </div>
        </>
      ) : (
        <p className="quiet small">
          {t(preview.state === 'working' ? 'onboarding.previewWorking' : 'onboarding.previewEmpty')}
        </p>
      )}
    </section>
  );
}
