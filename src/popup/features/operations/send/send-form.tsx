import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { fieldAmount } from '../../../../core/amount/format.js';
import { rao } from '../../../../core/amount/money.js';
import type { OperationQuote } from '../../../../core/operations/quote.js';
import { Button } from '../../../components/button.js';
import { plainAmount, TAU } from '../../../components/format.js';
import { useChainStore } from '../../../state/chain-store.js';
import { draftKey, keepDraft, keptDraft } from '../form/drafts.js';
import { MoneyField } from '../form/money-field.js';
import { OperationForm } from '../form/operation-form.js';
import type { FormWorld } from '../form/operation-screen.js';
import { readTyped } from '../form/typed-amount.js';
import type { OperationState } from '../form/use-operation.js';
import { RecipientField } from '../recipient/recipient-field.js';
import { useRecipient } from '../recipient/use-recipient.js';
import { EverythingCard } from './everything-card.js';
import { EMPTY_SEND, type SendDraft } from './send-draft.js';
import { TestOffer, TestStatus } from './test-offer.js';
import { keepTestPayment, testAmount, testProgress, useTestPayment } from './test-payment.js';

/** TAO to somebody: an amount, or everything. */
export function SendForm({ account, settings, portfolio }: FormWorld) {
  const { t } = useTranslation();
  const key = draftKey('send', account.accountId, settings.networkId);
  const [draft, setDraft] = useState<SendDraft>(() => keptDraft<SendDraft>(key) ?? EMPTY_SEND);
  const change = (patch: Partial<SendDraft>): void => {
    const next = { ...draft, ...patch };
    setDraft(next);
    keepDraft(key, next);
  };
  const recipient = useRecipient(draft.recipient, account);
  const typed = readTyped(draft.text);
  const { everything, keepAlive } = draft;
  const kept = useTestPayment((s) => s.payment);
  const test = kept?.from === account.accountId && kept.networkId === settings.networkId ? kept : null;
  const rows = useChainStore((s) => s.activity);
  /** Whoever changes what was to be tested before it is signed does not test it any more. */
  const edit = (patch: Partial<SendDraft>): void => {
    if (test && testProgress(test, rows ?? []) === 'not-signed') keepTestPayment(null);
    change(patch);
  };

  /** What would be sent: as typed, or as the quote says of everything. */
  const amountOf = ({ current }: OperationState): bigint | null => {
    if (!everything) return typed.base;
    const [pays] = current?.pays ?? [];
    return pays?.token === 'tao' ? pays.rao : null;
  };
  const offered = (state: OperationState): bigint | null => {
    const { verdict, usable } = recipient;
    if (test || !usable || verdict.kind !== 'account' || verdict.standing.kind !== 'new') return null;
    const amount = amountOf(state);
    return amount === null ? null : testAmount(amount);
  };
  const takeTest = (testRao: bigint): void => {
    if (recipient.address === null) return;
    keepTestPayment({
      networkId: settings.networkId,
      from: account.accountId,
      to: recipient.address,
      testRao,
      meant: draft,
      restRao: everything || typed.base === null ? null : typed.base - testRao,
      sinceMs: Date.now(),
    });
    change({ text: fieldAmount(testRao), everything: false, keepAlive: true });
  };
  const asked = draft.recipient.request?.amountRao ?? null;
  const isAsked = asked !== null && recipient.address !== null && typed.base !== asked;

  return (
    <OperationForm
      account={account}
      ask={{
        kind: 'send',
        to: recipient.address,
        amountRao: everything || typed.base === null ? null : rao(typed.base),
        everything,
        keepAlive: !everything || keepAlive,
      }}
      ready={recipient.usable && (everything || typed.base !== null)}
      reviewLabel={label}
      fields={(state) => (
        <>
          {test ? <TestStatus payment={test} onContinue={change} /> : null}
          <RecipientField
            label={t('send.to')}
            recipient={recipient}
            suggests
            onChange={(next) => edit({ recipient: next })}
          />
          {isAsked ? (
            <Button onClick={() => edit({ text: fieldAmount(asked), everything: false })}>
              {t('send.requested', { amount: `${plainAmount(asked)}\u00a0${TAU}` })}
            </Button>
          ) : null}
          {everything ? (
            <EverythingCard
              state={state}
              portfolio={portfolio}
              keepAlive={keepAlive}
              onKeepAlive={(keep) => edit({ keepAlive: keep })}
              onAmount={() => edit({ everything: false, keepAlive: true })}
            />
          ) : (
            <MoneyField
              label={t('send.amount')}
              text={draft.text}
              token={null}
              fault={typed.fault}
              maximum={state.quote?.bounds.maximum ?? null}
              available={state.quote?.bounds.available ?? portfolio.balance.spendableRao}
              onChange={(text) => edit({ text })}
              onAll={() => edit({ everything: true, keepAlive: true })}
            />
          )}
        </>
      )}
      more={(state) => {
        const testRao = offered(state);
        return (
          <>
            {testRao === null ? null : <TestOffer testRao={testRao} onTake={() => takeTest(testRao)} />}
            {recipient.verdict.kind === 'account' && recipient.verdict.standing.kind !== 'own' ? (
              <Giving
                // Of a contact that is one the notice above has said it.
                isExchange={
                  recipient.verdict.standing.kind === 'contact' && recipient.verdict.standing.exchange
                }
              />
            ) : null}
          </>
        );
      }}
    />
  );

  function label(quote: OperationQuote | null): string {
    if (everything) return t(keepAlive ? 'send.reviewEverything' : 'send.reviewClose');
    if (!quote || typed.base === null) return t('operation.review');
    return t('send.review', { amount: `${plainAmount(typed.base)}\u00a0${TAU}` });
  }
}

/** Sending is giving away: said before somebody pays a validator by hand, or an exchange that wants a memo. */
function Giving({ isExchange }: { isExchange: boolean }) {
  const { t } = useTranslation();
  return (
    <p className="quiet tiny">
      {isExchange ? '' : t('send.memo')} {t('send.notStaking')}{' '}
      <Link href="/stake" className="link">
        {t('send.stakeLink')}
      </Link>
    </p>
  );
}
