import { useTranslation } from 'react-i18next';
import type { FormWorld } from '../form/operation-screen.js';
import { SwitchForm } from './switch-form.js';

/** Whether others may send locked alpha to this account. */
export function AcceptLocked({ world }: { world: FormWorld }) {
  const { t } = useTranslation();
  return (
    <SwitchForm
      world={world}
      form="accept-locked"
      ask={(accept) => ({ kind: 'accept-locked', accept })}
      label={t('lock.tabReceive')}
      text={t('lock.acceptText')}
      options={{ on: t('lock.acceptOn'), off: t('lock.acceptOff') }}
      now={{ on: t('lock.nowAccepts'), off: t('lock.nowRefuses') }}
      review={{ on: t('lock.reviewAccept'), off: t('lock.reviewReject') }}
    />
  );
}
