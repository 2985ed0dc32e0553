import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorBody, toErrorBody } from '../../../../core/errors/wallet-error.js';
import { Button } from '../../../components/button.js';
import { Disclosure } from '../../../components/disclosure.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Field } from '../../../components/field.js';
import { ScanCode } from '../../../components/scan/scan-code.js';
import { type AddressCode, readAddressCode } from '../../../devices/vault/index.js';
import { OtherSpelling } from './other-spelling.js';
import { type NetworksOfPhone, useNetworksOfPhone } from './use-networks-of-phone.js';

/** The first that knows command 06, a transaction with its proof. */
const LEAST_VAULT = '7.5';

/** Reads the code of an account by camera, picture or paste. */
export function FindAccount({ onFound }: { onFound(found: AddressCode): void }) {
  const { t } = useTranslation();
  const networks = useNetworksOfPhone();
  const [pasted, setPasted] = useState('');
  const [fault, setFault] = useState<ErrorBody | null>(null);
  /** The spelling for another chain that was read: it is used only with consent. */
  const [other, setOther] = useState<ErrorBody | null>(null);

  /** What is wrong with a text, when it cannot be used at all. */
  const judge = (text: string | null): ErrorBody | null => {
    const read = attempt(text, networks);
    return 'error' in read && read.error.code !== 'address/prefix' ? read.error : null;
  };
  const take = (text: string | null): void => {
    const read = attempt(text, networks);
    if ('found' in read) {
      onFound(read.found);
      return;
    }
    const isOther = read.error.code === 'address/prefix';
    setOther(isOther ? read.error : null);
    setFault(isOther ? null : read.error);
  };

  if (other)
    return (
      <OtherSpelling
        error={other}
        onUse={(address) => take(address)}
        onAgain={() => {
          setOther(null);
          setPasted('');
        }}
      />
    );
  return (
    <>
      <section className="stack" aria-labelledby="vault-scan">
        <div>
          <h2 id="vault-scan" className="vault-title">
            {t('vaultPhone.scanTitle')}
          </h2>
          <p className="quiet small">{t('vaultPhone.scanText')}</p>
        </div>
        <ScanCode judge={({ text }) => judge(text)} onRead={({ text }) => take(text)} />
      </section>
      <form
        className="vault-paste"
        onSubmit={(event) => {
          event.preventDefault();
          take(pasted);
        }}
      >
        <Field label={t('vaultPhone.paste')}>
          {({ id }) => (
            <input
              id={id}
              className="input mono"
              value={pasted}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onChange={(event) => {
                setPasted(event.target.value);
                setFault(null);
              }}
            />
          )}
        </Field>
        <Button type="submit" aria-disabled={pasted.trim() === ''}>
          {t('vaultPhone.pasteButton')}
        </Button>
      </form>
      {fault ? <ErrorNotice error={fault} /> : null}
      <Disclosure summary={t('vaultPhone.how')}>
        <ul className="vault-how quiet small">
          <li>{t('vaultPhone.how1', { version: LEAST_VAULT })}</li>
          <li>{t('vaultPhone.how2')}</li>
        </ul>
      </Disclosure>
    </>
  );
}

function attempt(
  text: string | null,
  networks: NetworksOfPhone,
): { found: AddressCode } | { error: ErrorBody } {
  if (text === null) return { error: { code: 'device/vault-not-an-address', context: {} } };
  try {
    return { found: readAddressCode(text, networks.genesis) };
  } catch (caught) {
    const error = toErrorBody(caught);
    const cannotTell = networks.unsure && error.code === 'device/vault-other-network';
    return { error: cannotTell ? { code: 'chain/offline', context: {} } : error };
  }
}
