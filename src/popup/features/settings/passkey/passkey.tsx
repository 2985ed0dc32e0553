import { Fingerprint } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../../app/services.js';
import { currentSurface } from '../../../app/surface.js';
import { Button } from '../../../components/button.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { PasskeyForm } from './passkey-form.js';
import { usePasskey } from './use-passkey.js';
import { useSupported } from './use-supported.js';

/** A fingerprint, a face or a security key beside the password, which always opens the wallet too. */
export function Passkey() {
  const { t } = useTranslation();
  const there = useWalletStore((s) => s.status?.passkey ?? false);
  const supported = useSupported();
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const passkey = usePasskey();
  const act = async (password: string): Promise<void> => {
    await (there ? passkey.remove(password) : passkey.add(password));
    setAsking(false);
    setSaid(t(there ? 'settings.passkeyRemoved' : 'settings.passkeyAdded'));
  };
  const text = there ? 'passkeyOn' : supported === false ? 'passkeyUnsupported' : 'passkeyText';
  return (
    <div className="passkey">
      <div>
        <h3 className="small strong">{t('settings.passkey')}</h3>
        <p className="field-note">{t(`settings.${text}`)}</p>
      </div>
      {asking ? (
        <PasskeyForm
          label={t(there ? 'settings.passkeyRemove' : 'settings.passkeyAdd')}
          onPassword={act}
          onCancel={() => setAsking(false)}
        />
      ) : there || supported ? (
        <Start there={there} onStart={() => setAsking(true)} />
      ) : null}
      <p role="status" className="quiet small">
        {said}
      </p>
    </div>
  );
}

/** A passkey is added in a tab: a popup may close under the browser's question. */
function Start({ there, onStart }: { there: boolean; onStart(): void }) {
  const { t } = useTranslation();
  const { platform } = useServices();
  if (there) return <Button onClick={onStart}>{t('settings.passkeyRemove')}</Button>;
  if (currentSurface() === 'popup')
    return <Button onClick={() => platform.openTab('/settings')}>{t('settings.passkeyInTab')}</Button>;
  return (
    <Button onClick={onStart}>
      <Fingerprint size={14} aria-hidden="true" /> {t('settings.passkeyAdd')}
    </Button>
  );
}
