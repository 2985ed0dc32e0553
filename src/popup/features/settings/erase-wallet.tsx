import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.js';
import { Disclosure } from '../../components/disclosure.js';
import { EraseForm } from '../unlock/erase-form.js';
import { useWalletKey } from '../unlock/wallet-key.js';

/** Erasing from an open wallet asks for the password too. */
export function EraseWallet() {
  const { t } = useTranslation();
  const { background } = useServices();
  const walletKey = useWalletKey();
  // Opening the open wallet once more proves the password and changes nothing.
  const prove = async (password: string): Promise<void> => {
    await background.call('wallet.unlock', { wrappingKey: await walletKey(password) });
  };
  return (
    <Disclosure summary={t('settings.erase')}>
      <EraseForm prove={prove} />
    </Disclosure>
  );
}
