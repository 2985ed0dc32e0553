import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { useAct } from '../../components/use-act.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** Locks without waiting for the deadline. */
export function LockNow() {
  const { t } = useTranslation();
  const { background } = useServices();
  const act = useAct();
  return (
    <>
      <Button
        busy={act.busy}
        onClick={() =>
          void act.run(async () => {
            await background.call('wallet.lock', {});
            useWalletStore.getState().setStatus(await background.call('wallet.status', {}));
          })
        }
      >
        <Lock size={14} aria-hidden="true" /> {t('settings.lockNow')}
      </Button>
      {act.error ? <ErrorNotice error={act.error} /> : null}
    </>
  );
}
