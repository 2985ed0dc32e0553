import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import type { CanonicalCall } from '../../../../core/explain/types.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Fact } from '../../../components/fact.js';
import { plainAmount, TAU } from '../../../components/format.js';
import { Notice } from '../../../components/notice.js';
import { Outside } from '../../../components/outside.js';
import { PostageOffer } from '../../operations/form/postage-offer.js';
import { ProtectionLine } from '../../operations/form/protection-line.js';
import { useOperation } from '../../operations/form/use-operation.js';
import { progressOf, routeOf, type Signer } from '../approvals.js';
import { disclosesCalls } from '../disclose.js';
import { useProposal } from '../use-proposal.js';
import { PriceNow } from './call-meaning.js';
import type { OperationProps } from './operation-card.js';

interface Props extends OperationProps {
  callHex: string;
  call: CanonicalCall;
  signers: Signer[];
}

/** One more yes: as which member, what it comes to, and whether it is the last. */
export function Approve({ account, operation, callHex, call, signers, old }: Props) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<string | null>(null);
  const signer = signers.find((one) => one.account.address === chosen) ?? signers[0];
  const { propose, busy, error } = useProposal();
  const [postage, setPostage] = useState<Account | null>(null);
  const { needed } = progressOf(account, operation);
  const isLast = signer?.after === 0;
  // What the chain knows already is not to be hidden any more.
  const disclose = operation.callHex !== null || disclosesCalls(account.address);
  const route = signer ? routeOf(account, signer.account.address, disclose) : null;
  const quote = useOperation(
    route
      ? {
          address: account.address,
          ask: { kind: 'call', callHex },
          protect: isLast ?? false,
          route,
          ...(isLast && postage ? { postage: postage.address } : {}),
        }
      : null,
  );
  if (!signer || !route) return null;
  const issue = quote.current?.issue ?? null;
  const fee = quote.current?.networkFeeRao ?? null;
  const ready = !old && quote.current !== null && issue === null;
  const review = (): void => {
    if (!ready || busy) return;
    void propose({
      accountId: account.accountId,
      intent: { kind: 'call', callHex },
      route,
      // Only the call that is carried out can be run ahead of.
      protect: signer.after === 0,
      ...(isLast && postage ? { postage: postage.accountId as `0x${string}` } : {}),
    });
  };
  return (
    <div className="stack-tight">
      {needed === 0 ? <Notice tone="note">{t('shared.op.enough')}</Notice> : null}
      {isLast ? (
        <>
          <Notice tone="caution" title={t('shared.op.last')}>
            {t('shared.op.lastText')}
          </Notice>
          <PriceNow call={call} />
        </>
      ) : (
        <p className="quiet small">{t('shared.op.more', { count: signer.after })}</p>
      )}
      {signers.length > 1 ? (
        <SignerChoice
          signers={signers}
          chosen={signer.account.address}
          onChoose={(address) => {
            choose(address);
            setPostage(null);
          }}
        />
      ) : null}
      <dl className="facts operation-facts">
        {signers.length === 1 ? (
          <Fact name={t('shared.op.signAs')}>
            <Outside text={signer.account.name} />
          </Fact>
        ) : null}
        <Fact name={t('operation.fee')}>
          <span className="amount">{fee === null ? '\u2026' : `${plainAmount(fee)}\u00a0${TAU}`}</span>
        </Fact>
      </dl>
      {isLast && quote.current ? (
        <ProtectionLine protection={quote.current.protection}>
          <PostageOffer
            protection={quote.current.protection}
            signer={signer.account.address}
            chosen={postage}
            onChoose={setPostage}
          />
        </ProtectionLine>
      ) : null}
      {issue ? <ErrorNotice error={issue} /> : null}
      {quote.error ? <ErrorNotice error={quote.error} /> : null}
      {error ? <ErrorNotice error={error} /> : null}
      <Button
        look="primary"
        wide
        busy={busy}
        aria-disabled={!ready}
        onClick={review}
        data-testid="approve-operation"
      >
        {t(needed === 0 ? 'shared.op.carryOut' : isLast ? 'shared.op.approveLast' : 'shared.op.approve')}
      </Button>
    </div>
  );
}

interface ChoiceProps {
  signers: Signer[];
  chosen: string;
  onChoose(address: string): void;
}

function SignerChoice({ signers, chosen, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="signer-choice">
      <legend className="field-label">{t('shared.op.signAs')}</legend>
      {signers.map(({ account }) => (
        <label key={account.accountId} className="check-row">
          <input
            type="radio"
            className="radio"
            name={name}
            checked={account.address === chosen}
            onChange={() => onChoose(account.address)}
          />
          <Outside text={account.name} className="truncate" />
        </label>
      ))}
    </fieldset>
  );
}
