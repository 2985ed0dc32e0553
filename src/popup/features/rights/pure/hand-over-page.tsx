import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import type { OperationAsk } from '../../../../core/operations/request.js';
import { Button } from '../../../components/button.js';
import { Notice } from '../../../components/notice.js';
import { Skeleton } from '../../../components/skeleton.js';
import { known, useAccountStates } from '../../holdings/account-states.js';
import { rememberForm } from '../../operations/form/drafts.js';
import { OperationForm } from '../../operations/form/operation-form.js';
import { type FormWorld, OperationScreen } from '../../operations/form/operation-screen.js';
import { RecipientField } from '../../operations/recipient/recipient-field.js';
import { NO_RECIPIENT, useRecipient } from '../../operations/recipient/use-recipient.js';
import { PersonCard } from '../parts/who.js';
import { handOverStep } from './hand-over.js';
import { AsPure, NoPure, type Pure, usePure } from './with-pure.js';

/** `/rights/pure/<account>/hand-over/<to whom>`: first the new controller, then the old one; never the other way round. */
export default function HandOver() {
  const { t } = useTranslation();
  const pure = usePure();
  const title = t('rights.handOver.title');
  if (!pure) return <NoPure title={title} />;
  return (
    <AsPure pure={pure} title={title}>
      <OperationScreen title={title} features={['proxies']} back={`/rights/pure/${pure.accountId}`}>
        {(world) => <Steps world={world} pure={pure} />}
      </OperationScreen>
    </AsPure>
  );
}

function Steps({ world, pure }: { world: FormWorld; pure: Pure }) {
  const { t } = useTranslation();
  const { next = null } = useParams();
  const reading = useAccountStates([pure.address]);
  const state = reading?.snapshot?.value.find(({ address }) => address === pure.address);
  const grants = state ? (known(state.proxies)?.grants ?? []) : null;
  if (grants === null) return <Skeleton rows={4} tall />;
  const now = handOverStep(grants, next);
  if (now.step === 'choose') return <Choose world={world} pure={pure} />;
  if (now.step === 'done')
    return (
      <Notice tone="note" title={t('rights.handOver.done')}>
        {t('rights.handOver.doneText')}
      </Notice>
    );
  const here = `/rights/pure/${pure.accountId}/hand-over/${next}`;
  const ask: OperationAsk =
    now.step === 'give'
      ? { kind: 'add-proxy', delegate: next, proxyType: now.proxyType, delayBlocks: 0 }
      : { kind: 'remove-proxy', ...now.grant };
  return (
    <OperationForm
      key={JSON.stringify(ask)}
      account={world.account}
      ask={ask}
      ready
      reviewLabel={() => t(`rights.handOver.${now.step}.review`)}
      onProposed={() => rememberForm(here)}
      fields={() => (
        <div className="right-fields" data-testid="hand-over-step" data-step={now.step}>
          <p className="strong">{t(`rights.handOver.${now.step}.title`)}</p>
          <PersonCard address={now.step === 'give' ? (next ?? '') : now.grant.delegate} />
          <p className="small">{t(`rights.handOver.${now.step}.text`)}</p>
        </div>
      )}
    />
  );
}

/** To whom: judged like the recipient of a payment, because it is one of everything in the account. */
function Choose({ world, pure }: { world: FormWorld; pure: Pure }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [draft, change] = useState(NO_RECIPIENT);
  const who = useRecipient(draft, world.account);
  return (
    <form
      className="operation-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (who.usable && who.address) navigate(`/rights/pure/${pure.accountId}/hand-over/${who.address}`);
      }}
    >
      <div className="operation-scroll scroll right-fields">
        <ol className="right-numbered small">
          <li>{t('rights.handOver.order1')}</li>
          <li>{t('rights.handOver.order2')}</li>
        </ol>
        <RecipientField label={t('rights.handOver.to')} recipient={who} onChange={change} />
        <Notice tone="danger">{t('rights.handOver.warning')}</Notice>
      </div>
      <div className="screen-foot">
        <Button type="submit" look="primary" wide aria-disabled={!who.usable}>
          {t('rights.handOver.next')}
        </Button>
      </div>
    </form>
  );
}
