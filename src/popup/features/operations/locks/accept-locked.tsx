import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.js';
import { Segmented } from '../../../components/segmented.js';
import { OperationForm } from '../form/operation-form.js';
import type { FormWorld } from '../form/operation-screen.js';

/** Whether others may send locked alpha to this account. */
export function AcceptLocked({ world }: { world: FormWorld }) {
  const { t } = useTranslation();
  const [accept, setAccept] = useState(true);
  return (
    <OperationForm
      account={world.account}
      ask={{ kind: 'accept-locked', accept }}
      ready
      reviewLabel={() => t(accept ? 'lock.reviewAccept' : 'lock.reviewReject')}
      fields={() => (
        <>
          <Notice tone="note">{t('lock.acceptText')}</Notice>
          <Segmented
            label={t('lock.tabReceive')}
            hideLabel
            options={[
              { value: 'on', label: t('lock.acceptOn') },
              { value: 'off', label: t('lock.acceptOff') },
            ]}
            value={accept ? 'on' : 'off'}
            onChange={(value) => setAccept(value === 'on')}
          />
        </>
      )}
    />
  );
}
