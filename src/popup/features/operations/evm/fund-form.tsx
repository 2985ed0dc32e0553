import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rao } from '../../../../core/amount/money.js';
import { Field } from '../../../components/field.js';
import { plainAmount, TAU } from '../../../components/format.js';
import { Notice } from '../../../components/notice.js';
import { draftKey, keepDraft, keptDraft } from '../form/drafts.js';
import { MoneyField } from '../form/money-field.js';
import { OperationForm } from '../form/operation-form.js';
import type { FormWorld } from '../form/operation-screen.js';
import { readTyped } from '../form/typed-amount.js';
import { EvmFacts } from './evm-facts.js';

interface FundDraft {
  address: string;
  text: string;
  /** Address the person vouched for, where its letters carry no checksum. */
  compared: string | null;
}

const EMPTY: FundDraft = { address: '', text: '', compared: null };
const EVM = /^0x[0-9a-fA-F]{40}$/;
/** Letters of one case only carry no checksum (EIP-55). */
const HAS_CHECKSUM = /^0x(?=.*[a-f])(?=.*[A-F])/;

/** TAO to an EVM address: a transfer to its native mirror, which is shown. */
export function FundForm({ account, settings, portfolio, offered }: FormWorld & { offered: string | null }) {
  const { t } = useTranslation();
  const key = draftKey('evm-fund', account.accountId, settings.networkId);
  const [draft, setDraft] = useState<FundDraft>(() => {
    const kept = keptDraft<FundDraft>(key) ?? EMPTY;
    return offered ? { ...kept, address: offered, compared: null } : kept;
  });
  const change = (patch: Partial<FundDraft>): void => {
    const next = { ...draft, ...patch };
    setDraft(next);
    keepDraft(key, next);
  };
  const typed = readTyped(draft.text);
  const isEvm = EVM.test(draft.address);
  const wantsWord = isEvm && !HAS_CHECKSUM.test(draft.address);
  const confirmed = !wantsWord || draft.compared === draft.address;
  return (
    <OperationForm
      account={account}
      ask={{
        kind: 'evm-fund',
        evmAddress: isEvm ? draft.address : null,
        amountRao: typed.base === null ? null : rao(typed.base),
      }}
      ready={isEvm && confirmed && typed.base !== null}
      reviewLabel={() =>
        typed.base === null
          ? t('operation.review')
          : t('evm.reviewFund', { amount: `${plainAmount(typed.base)}\u00a0${TAU}` })
      }
      fields={(state) => (
        <>
          <Field
            label={t('evm.address')}
            hint={t('evm.addressHint')}
            error={draft.address !== '' && !isEvm ? t('evm.notEvm') : undefined}
          >
            {({ id, describedBy, invalid }) => (
              <input
                id={id}
                className="input mono evm-address"
                value={draft.address}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                aria-describedby={describedBy}
                aria-invalid={invalid}
                data-testid="evm-address"
                onChange={(event) => change({ address: event.target.value.replace(/\s+/g, '') })}
              />
            )}
          </Field>
          {wantsWord ? (
            <label className="check-row small">
              <input
                type="checkbox"
                className="check"
                checked={confirmed}
                onChange={(event) => change({ compared: event.target.checked ? draft.address : null })}
              />
              <span>{t('evm.noChecksum')}</span>
            </label>
          ) : null}
          {state.current && isEvm ? <EvmFacts detail={state.current.detail} typed={!wantsWord} /> : null}
          <MoneyField
            label={t('send.amount')}
            text={draft.text}
            token={null}
            fault={typed.fault}
            maximum={state.quote?.bounds.maximum ?? null}
            available={state.quote?.bounds.available ?? portfolio.balance.spendableRao}
            onChange={(text) => change({ text })}
          />
        </>
      )}
      more={() => <Notice tone="caution">{t('evm.fundText')}</Notice>}
    />
  );
}
