import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { Button } from '../../../components/button.js';
import { errorParts } from '../../../components/error-text.js';
import { useNetworkName } from '../../../components/network-name.js';
import { Notice } from '../../../components/notice.js';
import { Outside } from '../../../components/outside.js';
import { RetryButton } from '../../../components/retry-button.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { LookAlikeWarning } from '../../contacts/look-alike-warning.js';
import { offerEvmAddress } from '../evm/evm-draft.js';
import type { Barrier, Verdict } from './judge.js';
import { StandingLine } from './standing-line.js';
import type { Recipient, RecipientDraft } from './use-recipient.js';

interface Props {
  recipient: Recipient;
  onChange(draft: RecipientDraft): void;
}

/** What is known of the address in the field, what hinders it, and what the person has to confirm. */
export function VerdictView({ recipient, onChange }: Props) {
  const { t } = useTranslation();
  const { verdict, draft } = recipient;
  switch (verdict.kind) {
    case 'empty':
      return null;
    case 'bad':
      return <BadAddress verdict={verdict} onUse={(text) => onChange({ ...draft, text })} />;
    case 'evm':
      return <EvmOffer address={verdict.address} />;
    case 'account':
      if (verdict.barrier) return <BarrierNotice barrier={verdict.barrier} name={barrierName(verdict)} />;
      return (
        <>
          <StandingLine verdict={verdict} />
          {verdict.standing.kind === 'contact' && verdict.standing.exchange ? (
            <Notice tone="caution" title={t('recipient.exchange')}>
              <span data-testid="exchange">{t('recipient.exchangeText')}</span>
            </Notice>
          ) : null}
          <OnNetwork />
          {recipient.peopleError ? (
            <Notice tone="caution">
              {t('recipient.noContacts')} {errorParts(t, recipient.peopleError).what}
            </Notice>
          ) : null}
          {verdict.facts.state === 'failed' && !verdict.needsWord ? (
            <p className="quiet tiny">
              {t('recipient.unread')}{' '}
              <button type="button" className="link" onClick={recipient.askAgain}>
                {t('actions.retry')}
              </button>
            </p>
          ) : null}
          {verdict.like ? (
            <LookAlikeWarning
              address={verdict.address}
              like={verdict.like}
              compared={draft.compared === verdict.accountId}
              onCompared={(yes) => onChange({ ...draft, compared: yes ? verdict.accountId : null })}
            />
          ) : null}
          {verdict.needsWord ? (
            <Notice
              tone="caution"
              title={t('recipient.unread')}
              action={<RetryButton onAgain={recipient.askAgain} />}
            >
              {t('recipient.unreadNewText')}
              <label className="check-row">
                <input
                  type="checkbox"
                  className="check"
                  checked={draft.word === verdict.accountId}
                  onChange={(event) =>
                    onChange({ ...draft, word: event.target.checked ? verdict.accountId : null })
                  }
                />
                <span>{t('recipient.word')}</span>
              </label>
            </Notice>
          ) : null}
        </>
      );
  }
}

function BadAddress(props: { verdict: Extract<Verdict, { kind: 'bad' }>; onUse(text: string): void }) {
  const { t } = useTranslation();
  const { error, asBittensor } = props.verdict;
  const { what, detail, next } = errorParts(t, error);
  return (
    <>
      <p className="field-note field-error" data-error-code={error.code}>
        {[what, detail, next].filter(Boolean).join(' ')}
      </p>
      {asBittensor ? (
        <div className="other-spelling">
          <p className="quiet small">
            {t('recipient.otherForm')} <bdi className="mono break">{asBittensor}</bdi>
          </p>
          <Button onClick={() => props.onUse(asBittensor)}>{t('recipient.useForm')}</Button>
        </div>
      ) : null}
    </>
  );
}

/** No native transfer can name an EVM address: the money has to go to its mirror, on a form that shows it. */
function EvmOffer({ address }: { address: string }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  return (
    <Notice
      tone="caution"
      title={t('recipient.evm')}
      action={
        <Button
          onClick={() => {
            offerEvmAddress(address);
            navigate('/do/evm');
          }}
        >
          {t('recipient.evmOpen')}
        </Button>
      }
    >
      {t('recipient.evmText')}
    </Notice>
  );
}

function BarrierNotice({ barrier, name }: { barrier: Barrier; name: string | null }) {
  const { t } = useTranslation();
  const toStake = barrier === 'hotkey' || barrier === 'validator';
  return (
    <Notice
      tone="danger"
      title={
        name ? (
          <>
            {t('recipient.validatorNamed')} <Outside text={name} />.
          </>
        ) : (
          t(`recipient.barrier.${barrier}.title`)
        )
      }
      alert
    >
      <span data-barrier={barrier}>{t(`recipient.barrier.${barrier}.text`)}</span>
      {toStake ? (
        <>
          {' '}
          <Link href="/stake" className="link">
            {t('recipient.stakeInstead')}
          </Link>
        </>
      ) : null}
    </Notice>
  );
}

/** Name that the chain has for a validator. */
function barrierName(verdict: Extract<Verdict, { kind: 'account' }>): string | null {
  return verdict.barrier === 'validator' && verdict.facts.state === 'known' ? verdict.facts.facts.name : null;
}

/** Money of another network is other money: said wherever it is not mainnet. */
function OnNetwork() {
  const { t } = useTranslation();
  const network = useNetworkName();
  const isMain = useWalletStore((s) => s.settings?.networkId === 'finney');
  if (isMain) return null;
  return (
    <p className="caution tiny" data-testid="on-network">
      {t('recipient.onNetwork', { network })}
    </p>
  );
}
