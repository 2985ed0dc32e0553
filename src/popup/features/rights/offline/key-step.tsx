import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type Account, canApprove } from '../../../../core/accounts/types.js';
import { useServices } from '../../../app/services.js';
import { AccountPicker } from '../../../components/account-picker.js';
import { Amount } from '../../../components/amount.js';
import { Button } from '../../../components/button.js';
import { Notice } from '../../../components/notice.js';
import { useSwitchTo } from '../../../state/use-switch-to.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { draftKey, keepDraft } from '../../operations/form/drafts.js';
import { typedRecipient } from '../../operations/recipient/use-recipient.js';
import { EMPTY_SEND, type SendDraft } from '../../operations/send/send-draft.js';
import { HOT_LEAST_RAO } from './steps.js';

interface Props {
  cold: Account;
  hot: Account | null;
  hotRao: bigint | null;
  accounts: readonly Account[];
}

/** A key for every day: another phrase than the coldkey's, with a little for fees. */
export function KeyStep({ cold, hot, hotRao, accounts }: Props) {
  const { t } = useTranslation();
  const { platform } = useServices();
  const [, navigate] = useLocation();
  const choices = accounts.filter(
    (one) => one.accountId !== cold.accountId && one.role === 'coldkey' && canApprove(one),
  );
  return (
    <>
      <p className="small">{t('rights.offline.key.text')}</p>
      <Notice tone="caution">{t('rights.offline.key.phrase')}</Notice>
      {choices.length > 0 ? (
        <AccountPicker
          label={t('rights.offline.key.choose')}
          accounts={choices}
          account={hot}
          onChoose={(one) =>
            navigate(`/rights/offline/${cold.accountId}/${one.accountId}`, { replace: true })
          }
          testId="hot-key"
        />
      ) : null}
      <Button look={choices.length > 0 ? 'plain' : 'primary'} onClick={() => platform.openTab('/add/create')}>
        {t('rights.offline.key.create')}
      </Button>
      {hot ? <Funds cold={cold} hot={hot} hotRao={hotRao} /> : null}
    </>
  );
}

function Funds({ cold, hot, hotRao }: { cold: Account; hot: Account; hotRao: bigint | null }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { switchTo, busy } = useSwitchTo();
  const networkId = useWalletStore((s) => s.settings?.networkId ?? '');
  if (hotRao === null) return <p className="quiet small">{t('rights.offline.key.noBalance')}</p>;
  if (hotRao >= HOT_LEAST_RAO)
    return (
      <p className="right-said small">
        <CircleCheck size={16} aria-hidden="true" className="gain" />
        <span>
          {t('rights.offline.key.funded')} <Amount base={hotRao} />
        </span>
      </p>
    );
  const send = (): void =>
    switchTo(cold, () => {
      keepDraft<SendDraft>(draftKey('send', cold.accountId, networkId), {
        ...EMPTY_SEND,
        recipient: typedRecipient(hot.address),
      });
      navigate('/do/send');
    });
  return (
    <>
      <p className="right-said small">
        <CircleAlert size={16} aria-hidden="true" className="caution" />
        <span>
          {t('rights.offline.key.poor')} <Amount base={hotRao} />
        </span>
      </p>
      <Button busy={busy} onClick={send}>
        {t('rights.offline.key.fund')}
      </Button>
    </>
  );
}
