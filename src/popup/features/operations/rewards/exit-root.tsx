import './words.js';
import './rewards.css';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import type { ClaimItem } from '../../../../core/operations/quote.js';
import { Amount } from '../../../components/amount.js';
import { errorParts } from '../../../components/error-text.js';
import { Identicon } from '../../../components/identicon.js';
import { NetuidChip } from '../../../components/netuid-chip.js';
import { Notice } from '../../../components/notice.js';
import { ValidatorName } from '../../holdings/rewards.js';
import { OperationForm } from '../form/operation-form.js';
import { OperationScreen } from '../form/operation-screen.js';
import type { OperationState } from '../form/use-operation.js';
import { BlockDate } from './block-date.js';

/** All root stake of one validator to free TAO, without losing what is owed. */
export default function ExitRoot() {
  const { t } = useTranslation();
  const { hotkey = '' } = useParams<{ hotkey: string }>();
  return (
    <OperationScreen title={t('exitRoot.title')} features={['unstake-all-of-position']} back="/position/0">
      {(world) => (
        <OperationForm
          key={`${world.account.accountId} ${world.settings.networkId} ${hotkey}`}
          account={world.account}
          ask={{ kind: 'exit-root', hotkey }}
          ready
          reviewLabel={() => t('exitRoot.review')}
          fields={(state) => (
            <>
              <Stake hotkey={hotkey} state={state} />
              <HeldUntil state={state} />
              <Order state={state} />
            </>
          )}
          more={(state) => <Dues state={state} />}
        />
      )}
    </OperationScreen>
  );
}

function Stake({ hotkey, state: { quote, error } }: { hotkey: string; state: OperationState }) {
  const { t } = useTranslation();
  const detail = quote?.detail;
  return (
    <section className="card pad-card exit-root" aria-busy={!quote && !error}>
      <Identicon seed={hotkey} size={28} />
      <span className="row-main">
        <span className="row-name truncate">
          <ValidatorName hotkey={hotkey} />
        </span>
        <span className="row-under">{t('exitRoot.stake')}</span>
      </span>
      {detail?.kind === 'exit-root' ? (
        <Amount base={detail.stakeRao} always className="strong" />
      ) : error ? null : (
        <span className="bar exit-root-bar" />
      )}
    </section>
  );
}

/** When a hold that stands in the way ends. */
function HeldUntil({ state: { current } }: { state: OperationState }) {
  const until = current?.issue?.code === 'stake/held' ? current.issue.context.untilBlock : null;
  if (!current || typeof until !== 'number') return null;
  return (
    <p className="small caution" data-testid="held-until">
      <BlockDate text="exitRoot.heldUntil" block={until} now={current} />
    </p>
  );
}

/** What goes first and why. */
function Order({ state: { current } }: { state: OperationState }) {
  const { t } = useTranslation();
  if (current?.detail.kind !== 'exit-root' || current.issue) return null;
  const { order, claim, heldUntilBlock } = current.detail;
  return (
    <Notice tone="note">
      {order === 'exit-only' && claim.length > 0 ? t('exitRoot.exit-lost') : t(`exitRoot.${order}`)}{' '}
      {order === 'exit-first' && heldUntilBlock !== null ? (
        <>
          <BlockDate text="exitRoot.heldAfter" block={heldUntilBlock} now={current} />{' '}
          <Link className="link" href="/do/claim">
            {t('exitRoot.toClaim')}
          </Link>
        </>
      ) : null}
    </Notice>
  );
}

/** Each piece that is owed: what comes along, and what is too small to be claimed. */
function Dues({ state: { quote } }: { state: OperationState }) {
  const { t } = useTranslation();
  if (quote?.detail.kind !== 'exit-root' || quote.detail.claim.length === 0) return null;
  return (
    <section data-testid="exit-dues">
      <h2 className="field-label exit-root-title">{t('claim.owed')}</h2>
      <ul className="card">
        {quote.detail.claim.map((item) => (
          <Due key={`${item.hotkey} ${item.netuid}`} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Due({ item }: { item: ClaimItem }) {
  const { t } = useTranslation();
  return (
    <li className="claim-item">
      {item.netuid === null ? (
        <Identicon seed={item.hotkey} size={24} />
      ) : (
        <NetuidChip netuid={item.netuid} />
      )}
      <span className="row-main">
        <span className="row-name truncate">
          <ValidatorName hotkey={item.hotkey} />
        </span>
        {item.reason ? <span className="row-under caution">{errorParts(t, item.reason).what}</span> : null}
      </span>
      <Amount base={item.worthRao} aligned always className={item.claimable ? undefined : 'faint'} />
    </li>
  );
}
