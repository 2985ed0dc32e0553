import './rewards.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { groupDigits } from '../../../../core/amount/format.js';
import { Amount } from '../../../components/amount.js';
import { Identicon } from '../../../components/identicon.js';
import { Notice } from '../../../components/notice.js';
import words from '../../../i18n/en/rewards.json' with { type: 'json' };
import { addWords } from '../../../i18n/index.js';
import { ValidatorName } from '../../holdings/rewards.js';
import { OperationForm } from '../form/operation-form.js';
import { OperationScreen } from '../form/operation-screen.js';
import type { OperationState } from '../form/use-operation.js';

addWords(words);

/** All root stake of one validator to free TAO, without losing what is owed. */
export default function ExitRoot() {
  const { t } = useTranslation();
  const { hotkey = '' } = useParams<{ hotkey: string }>();
  return (
    <OperationScreen title={t('exitRoot.title')} features={['unstake-all-of-position']} back="/position/0">
      {(world) => (
        <OperationForm
          account={world.account}
          ask={{ kind: 'exit-root', hotkey }}
          ready
          reviewLabel={() => t('exitRoot.review')}
          fields={(state) => <Stake hotkey={hotkey} state={state} />}
          more={(state) => <Order state={state} />}
        />
      )}
    </OperationScreen>
  );
}

function Stake({ hotkey, state }: { hotkey: string; state: OperationState }) {
  const { t } = useTranslation();
  const detail = state.quote?.detail;
  return (
    <section className="card pad-card exit-root">
      <Identicon seed={hotkey} size={28} />
      <span className="row-main">
        <span className="row-name truncate">
          <ValidatorName hotkey={hotkey} />
        </span>
        <span className="row-under">{t('exitRoot.stake')}</span>
      </span>
      {detail?.kind === 'exit-root' ? <Amount base={detail.stakeRao} always /> : null}
    </section>
  );
}

function Order({ state: { current } }: { state: OperationState }) {
  const { t } = useTranslation();
  if (current?.detail.kind !== 'exit-root') return null;
  const { order, claim, heldUntilBlock } = current.detail;
  return (
    <Notice tone="note">
      {t(`exitRoot.${order}`, { count: claim.length })}{' '}
      {order === 'exit-first' && heldUntilBlock !== null
        ? t('exitRoot.heldAfter', { block: groupDigits(String(heldUntilBlock)) })
        : null}
    </Notice>
  );
}
