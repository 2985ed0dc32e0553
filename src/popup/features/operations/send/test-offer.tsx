import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.js';
import { plainAmount, TAU } from '../../../components/format.js';
import { Notice } from '../../../components/notice.js';
import { useChainStore } from '../../../state/chain-store.js';
import type { SendDraft } from './send-draft.js';
import { keepTestPayment, restOf, type TestPayment, testProgress } from './test-payment.js';

const NO_ROWS: never[] = [];

const exactTao = (amountRao: bigint): string => `${plainAmount(amountRao)}\u00a0${TAU}`;

/** Proposes a small payment before a large first one. */
export function TestOffer({ testRao, onTake }: { testRao: bigint; onTake(): void }) {
  const { t } = useTranslation();
  const amount = exactTao(testRao);
  return (
    <Notice
      tone="note"
      title={t('send.test.offer')}
      action={
        <Button onClick={onTake} data-testid="test-offer">
          {t('send.test.take', { amount })}
        </Button>
      }
    >
      {t('send.test.offerText')}
    </Notice>
  );
}

interface Props {
  payment: TestPayment;
  onContinue(rest: SendDraft): void;
}

/** Where the test stands; when it is final, the rest is one press away. */
export function TestStatus({ payment, onContinue }: Props) {
  const { t } = useTranslation();
  const rows = useChainStore((s) => s.activity) ?? NO_ROWS;
  const progress = testProgress(payment, rows);
  const values = {
    amount: exactTao(payment.testRao),
    rest: payment.restRao === null ? '' : exactTao(payment.restRao),
  };
  const over = (): void => keepTestPayment(null);
  const goOn = (draft: SendDraft): void => {
    over();
    onContinue(draft);
  };
  const all = payment.restRao === null;
  return (
    <div data-testid="test-status" data-progress={progress}>
      <Notice
        tone={progress === 'failed' ? 'caution' : 'note'}
        title={t(`send.test.${progress}`, values)}
        action={
          progress === 'waiting' ? undefined : progress === 'arrived' ? (
            <span className="notice-buttons">
              <Button look="primary" onClick={() => goOn(restOf(payment))}>
                {t(all ? 'send.test.sendAll' : 'send.test.sendRest', values)}
              </Button>
              <Button onClick={over}>{t('send.test.enough')}</Button>
            </span>
          ) : (
            <Button onClick={() => goOn(payment.meant)}>{t('send.test.backToWhole')}</Button>
          )
        }
      >
        {t(`send.test.${progress}Text`, values)}
      </Notice>
    </div>
  );
}
