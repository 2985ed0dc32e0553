import { useTranslation } from 'react-i18next';
import { shortAddress } from '../../../../core/address/short.js';
import { groupDigits } from '../../../../core/amount/format.js';
import type { PendingOperation } from '../../../../core/routes/pending.js';
import { Age } from '../../../components/age.js';
import { Amount } from '../../../components/amount.js';
import { cx } from '../../../components/cx.js';
import { Fact } from '../../../components/fact.js';
import { Filled } from '../../../components/param-view.js';
import { cleanText } from '../../../components/untrusted.js';
import { callOf, progressOf } from '../approvals.js';
import type { MultisigAccount } from '../multisigs.js';
import type { People } from '../people.js';
import type { useHeldCalls } from '../use-held.js';
import { CallMeaning, useCall } from './call-meaning.js';
import { OperationActs } from './operation-acts.js';
import { Voices } from './voices.js';

export interface OperationProps {
  account: MultisigAccount;
  operation: PendingOperation;
  /** Everything that waits in the account. */
  operations: readonly PendingOperation[];
  people: People;
  held: ReturnType<typeof useHeldCalls>;
  genesisHash: string | null;
  old: boolean;
}

/** One operation that waits: what it does, who has said yes, whose deposit it holds, and what can be done about it. */
export function OperationCard(props: OperationProps) {
  const { t } = useTranslation();
  const { account, operation, people, held, genesisHash, old } = props;
  const callHex = callOf(operation, held.calls, genesisHash);
  const call = useCall(callHex);
  const { approved } = progressOf(account, operation);
  const depositor = people.of(operation.depositor);
  return (
    <li
      className={cx('card operation', old && 'operation-old')}
      data-testid="operation"
      data-hash={operation.callHash}
    >
      <div className="operation-head">
        <h3 className="operation-title" data-testid="operation-title">
          {callHex === null ? t('shared.op.hashOnly') : <CallMeaning call={call} people={people} />}
        </h3>
        <span className="quiet small" data-testid="operation-count">
          {t('shared.op.approvedBy', { have: approved.length, threshold: account.custody.threshold })}
        </span>
      </div>
      {callHex === null ? (
        <p className="quiet small">
          {depositor.kind === 'own'
            ? t('shared.op.hashOnlyOwn')
            : t('shared.op.hashOnlyText', {
                name: depositor.name === null ? shortAddress(depositor.address) : cleanText(depositor.name),
              })}
        </p>
      ) : operation.callHex === null ? (
        <p className="quiet small">{t('shared.op.handed')}</p>
      ) : null}
      <Voices account={account} operation={operation} people={people} />
      <dl className="facts operation-facts">
        <Fact name={t('shared.op.deposit')}>
          <Amount base={operation.depositRao} precision="plain" />{' '}
          <span className="quiet">
            <Filled
              template={t('shared.op.depositTo', { name: '{name}' })}
              params={{
                name: {
                  t: 'account',
                  address: depositor.address,
                  name: depositor.name,
                  role: depositor.kind === 'own' ? 'own' : 'other',
                },
              }}
            />
          </span>
        </Fact>
        <Fact name={t('shared.op.begun')}>
          {t('shared.op.block', { block: groupDigits(String(operation.when.height)) })}
          {operation.atMs === null ? null : (
            <>
              , <Age atMs={operation.atMs} />
            </>
          )}
        </Fact>
        <Fact name={t('shared.op.fingerprint')}>
          <bdi className="mono tiny" title={operation.callHash}>
            {`${operation.callHash.slice(0, 10)}\u2026${operation.callHash.slice(-8)}`}
          </bdi>
        </Fact>
      </dl>
      <OperationActs {...props} callHex={callHex} call={call} />
    </li>
  );
}
