import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import type { Settings } from '../../../protocol/ui/settings.js';
import { useServices } from '../../app/services.js';
import { useCopied } from '../../components/address.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { useAct } from '../../components/use-act.js';
import { followLanguage } from '../../i18n/index.js';
import { rememberLook } from '../../state/theme.js';
import { useWalletStore } from '../../state/wallet-store.js';

export interface Save {
  error: ErrorBody | null;
  saved: boolean;
  patch(patch: Partial<Settings>): void;
}

/** Saves one change at a time; the background's answer is what is shown. */
export function useSave(): Save {
  const { background } = useServices();
  const act = useAct();
  const [saved, markSaved] = useCopied();
  return {
    error: act.error,
    saved,
    patch: (patch) =>
      void act.run(async () => {
        const settings = await background.call('settings.update', { patch });
        rememberLook(settings);
        // The confirmation is said in the new language.
        await followLanguage(settings.language);
        useWalletStore.setState({ settings });
        markSaved();
      }),
  };
}

/** Says that a change was kept, or why it was not. */
export function SaveStatus({ save }: { save: Save }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="visually-hidden" role="status">
        {save.saved ? t('settings.saved') : ''}
      </p>
      {save.error ? <ErrorNotice error={save.error} /> : null}
    </>
  );
}
