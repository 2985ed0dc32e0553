import { Fingerprint } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../../app/services.js';
import { currentSurface } from '../../../app/surface.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { useAct } from '../../../components/use-act.js';
import { passkeySupport } from '../../../passkey/index.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { refreshWallet } from '../../accounts/refresh.js';
import { AddPasskey } from './add-passkey.js';

/** A fingerprint, a face or a security key beside the password, which always opens the wallet too. */
export function Passkey() {
  const { t } = useTranslation();
  const { platform } = useServices();
  const there = useWalletStore((s) => s.status?.passkey ?? false);
  const supported = useSupported();
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState('');
  return (
    <div className="passkey">
      <div>
        <h3 className="small strong">{t('settings.passkey')}</h3>
        <p className="field-note">
          {t(
            there
              ? 'settings.passkeyOn'
              : supported === false
                ? 'settings.passkeyUnsupported'
                : 'settings.passkeyText',
          )}
        </p>
      </div>
      {there ? (
        <RemovePasskey onRemoved={() => setSaid(t('settings.passkeyRemoved'))} />
      ) : !supported ? null : currentSurface() === 'popup' ? (
        <Button onClick={() => platform.openTab('/settings')}>{t('settings.passkeyInTab')}</Button>
      ) : adding ? (
        <AddPasskey
          onAdded={() => {
            setAdding(false);
            setSaid(t('settings.passkeyAdded'));
          }}
        />
      ) : (
        <Button onClick={() => setAdding(true)}>
          <Fingerprint size={14} aria-hidden="true" /> {t('settings.passkeyAdd')}
        </Button>
      )}
      <p role="status" className="quiet small">
        {said}
      </p>
    </div>
  );
}

function RemovePasskey({ onRemoved }: { onRemoved(): void }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const act = useAct();
  const remove = (): Promise<void> =>
    act.run(async () => {
      await background.call('wallet.removePasskey', {});
      onRemoved();
      await refreshWallet(background);
    });
  return (
    <>
      <Button busy={act.busy} onClick={() => void remove()}>
        {t('settings.passkeyRemove')}
      </Button>
      {act.error ? <ErrorNotice error={act.error} /> : null}
    </>
  );
}

/** Null until the browser has said. */
function useSupported(): boolean | null {
  const [supported, setSupported] = useState<boolean | null>(null);
  useEffect(() => {
    let current = true;
    void passkeySupport().then((answer) => current && setSupported(answer));
    return () => {
      current = false;
    };
  }, []);
  return supported;
}
