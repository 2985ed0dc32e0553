import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import { Button } from '../../../components/button.js';
import { Notice } from '../../../components/notice.js';
import { useActiveAccount } from '../../../state/selectors.js';
import { SafeAddressEditor } from '../../emergency/safe-address-editor.js';
import { FullAddress, useSafeStanding } from '../../emergency/safe-address-view.js';
import { Section } from '../section.js';

/** The safe address in full, and the way to choose another one. */
export function SafeSection({ address }: { address: string | null }) {
  const { t } = useTranslation();
  const account = useActiveAccount();
  const [editing, setEditing] = useState(false);
  return (
    <Section title={t('watchSettings.safe')}>
      <p className="quiet small">{t('emergency.safe.text')}</p>
      {editing && account ? (
        <SafeAddressEditor
          account={account}
          current={address}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <>
          {address === null ? null : <Kept address={address} account={account} />}
          <Button onClick={() => setEditing(true)} aria-disabled={account === null} data-testid="choose-safe">
            {t(address === null ? 'emergency.safe.choose' : 'emergency.safe.change')}
          </Button>
        </>
      )}
    </Section>
  );
}

function Kept({ address, account }: { address: string; account: Account | null }) {
  const { t } = useTranslation();
  const { name, warning } = useSafeStanding(address, account);
  return (
    <>
      <FullAddress address={address} name={name} />
      {warning ? <Notice tone="caution">{t(`emergency.safe.${warning}`)}</Notice> : null}
    </>
  );
}
