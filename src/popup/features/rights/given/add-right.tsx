import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import type { ProxyTypeFacts } from '../../../../core/routes/pending.js';
import { Amount } from '../../../components/amount.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { Fact } from '../../../components/fact.js';
import { Notice } from '../../../components/notice.js';
import { Skeleton } from '../../../components/skeleton.js';
import { Term } from '../../../components/term.js';
import { known, useAccountStates } from '../../holdings/account-states.js';
import { draftKey, keepDraft, keptDraft, rememberForm } from '../../operations/form/drafts.js';
import { OperationForm } from '../../operations/form/operation-form.js';
import { type FormWorld, OperationScreen } from '../../operations/form/operation-screen.js';
import { RecipientField } from '../../operations/recipient/recipient-field.js';
import { useRecipient } from '../../operations/recipient/use-recipient.js';
import { addedDeposit } from '../parts/deposits.js';
import { useRightTerms, useTypes } from '../parts/use-terms.js';
import { blocksOf, draftFrom, type RightDraft } from './add-draft.js';
import { DelayField } from './delay-field.js';
import { TypeField } from './type-field.js';

/** `/rights/add`: somebody gets a right over the account. A link may say whom, which right and after which delay. */
export default function AddRight() {
  const { t } = useTranslation();
  const given = useParams();
  const types = useTypes();
  const filled = [given.delegate, given.type, given.delay].join(' ');
  const isWizard = given.delegate !== undefined;
  return (
    <OperationScreen
      title={t('rights.add.title')}
      features={['proxies']}
      back={isWizard ? '/rights/offline' : '/rights'}
      missing={{ title: t('rights.missing.title'), text: () => t('rights.missing.text') }}
    >
      {(world) =>
        types.value === null ? (
          types.error ? (
            <ErrorNotice error={types.error} />
          ) : (
            <Skeleton rows={4} tall />
          )
        ) : types.value.length === 0 ? (
          <Notice tone="caution" title={t('rights.add.noTypes')}>
            {t('rights.add.noTypesText')}
          </Notice>
        ) : (
          <AddForm
            key={`${world.account.accountId} ${filled}`}
            world={world}
            types={types.value}
            from={draftFrom(given.delegate, given.type, given.delay)}
            back={isWizard ? '/rights/offline' : '/rights'}
            formKey={`add-right ${filled}`}
          />
        )
      }
    </OperationScreen>
  );
}

interface FormProps {
  world: FormWorld;
  types: readonly ProxyTypeFacts[];
  from: RightDraft;
  back: string;
  formKey: string;
}

function AddForm({ world, types, from, back, formKey }: FormProps) {
  const { t } = useTranslation();
  const { account, settings } = world;
  const key = draftKey(formKey, account.accountId, settings.networkId);
  const [draft, setDraft] = useState<RightDraft>(() => keptDraft<RightDraft>(key) ?? from);
  const change = (patch: Partial<RightDraft>): void => {
    const next = { ...draft, ...patch };
    setDraft(next);
    keepDraft(key, next);
  };
  const who = useRecipient(draft.who, account);
  const blocks = blocksOf(draft);
  return (
    <OperationForm
      account={account}
      ask={{ kind: 'add-proxy', delegate: who.address, proxyType: draft.type, delayBlocks: blocks ?? 0 }}
      ready={who.usable && blocks !== null}
      reviewLabel={() => t('rights.add.review')}
      onProposed={() => rememberForm(back)}
      fields={() => (
        <div className="right-fields">
          <RecipientField
            label={t('rights.add.who')}
            recipient={who}
            onChange={(next) => change({ who: next })}
          />
          <TypeField types={types} value={draft.type} onChange={(type) => change({ type })} />
          <DelayField draft={draft} onChange={change} />
          <Deposit address={account.address} />
        </div>
      )}
    />
  );
}

/** What is held back for it, and that it comes back. */
function Deposit({ address }: { address: string }) {
  const { t } = useTranslation();
  const terms = useRightTerms();
  const reading = useAccountStates([address]);
  const state = reading?.snapshot?.value.find((one) => one.address === address);
  const proxies = state ? known(state.proxies) : null;
  if (!terms.value || !proxies) return null;
  const { grants, depositRao } = proxies;
  const { maxProxies } = terms.value;
  return (
    <>
      <dl className="facts">
        <Fact name={<Term name="proxy">{t('rights.add.deposit')}</Term>}>
          <Amount base={addedDeposit(terms.value, grants.length, depositRao)} precision="plain" always />
        </Fact>
      </dl>
      <p className="faint tiny">{t('rights.add.depositText', { count: grants.length, most: maxProxies })}</p>
    </>
  );
}
