import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { alphaBase } from '../../../../core/amount/money.js';
import type { PositionAmount } from '../../../../core/operations/request.js';
import { Amount } from '../../../components/amount.js';
import { Button } from '../../../components/button.js';
import { plainAmount } from '../../../components/format.js';
import { symbolText } from '../../../components/token-symbol.js';
import { draftKey, keepDraft, keptDraft } from '../form/drafts.js';
import { MoneyField } from '../form/money-field.js';
import { OperationForm } from '../form/operation-form.js';
import { readTyped } from '../form/typed-amount.js';
import { RecipientField } from '../recipient/recipient-field.js';
import { NO_RECIPIENT, type RecipientDraft, useRecipient } from '../recipient/use-recipient.js';
import { PositionLine } from '../trade/position-line.js';
import type { PositionWorld } from '../trade/position-screen.js';

interface TransferDraft {
  recipient: RecipientDraft;
  text: string;
  whole: boolean;
}

const EMPTY: TransferDraft = { recipient: NO_RECIPIENT, text: '', whole: false };

/** A position's alpha to another coldkey: same subnet, same validator, no trade. */
export function TransferForm({ world }: { world: PositionWorld }) {
  const { t } = useTranslation();
  const { account, settings, position, symbol } = world;
  const { netuid, hotkey } = position;
  const key = draftKey(`transfer ${netuid} ${hotkey}`, account.accountId, settings.networkId);
  const [draft, setDraft] = useState<TransferDraft>(() => keptDraft<TransferDraft>(key) ?? EMPTY);
  const change = (patch: Partial<TransferDraft>): void => {
    const next = { ...draft, ...patch };
    setDraft(next);
    keepDraft(key, next);
  };
  const recipient = useRecipient(draft.recipient, account);
  const typed = readTyped(draft.text);
  const token = { netuid, symbol };
  const amount: PositionAmount | null = draft.whole
    ? { by: 'whole' }
    : typed.base === null
      ? null
      : { by: 'alpha', base: alphaBase(typed.base) };
  return (
    <OperationForm
      account={account}
      ask={{ kind: 'transfer-alpha', to: recipient.address, hotkey, netuid, amount }}
      ready={recipient.usable && amount !== null}
      reviewLabel={() => {
        if (draft.whole) return t('give.reviewWhole');
        if (typed.base === null) return t('operation.review');
        return t('give.review', { amount: `${plainAmount(typed.base)}\u00a0${symbolText(netuid, symbol)}` });
      }}
      fields={(state) => (
        <>
          <PositionLine world={world} />
          <RecipientField
            label={t('give.to')}
            recipient={recipient}
            onChange={(next) => change({ recipient: next })}
          />
          {draft.whole ? (
            <section className="card whole-card" data-testid="everything">
              <span>
                <strong>{t('give.whole')}</strong>{' '}
                <span className="quiet small">
                  {'\u2248\u00a0'}
                  <Amount base={position.alpha.base} token={token} always />
                </span>
              </span>
              <Button onClick={() => change({ whole: false })}>{t('send.enterAmount')}</Button>
            </section>
          ) : (
            <MoneyField
              label={t('give.amount')}
              text={draft.text}
              token={token}
              fault={typed.fault}
              maximum={state.quote?.bounds.maximum ?? null}
              available={state.quote?.bounds.available ?? position.alpha.base}
              onChange={(text) => change({ text })}
              onAll={() => change({ whole: true })}
            />
          )}
        </>
      )}
      more={() => <p className="quiet tiny">{t('give.noTrade')}</p>}
    />
  );
}
