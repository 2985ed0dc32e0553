import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { accountIdHex, decodeAddress } from '../../../../core/address/index.js';
import type { HeldCall } from '../../../../core/routes/held-calls.js';
import type { Route } from '../../../../core/routes/types.js';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { NetworkPill } from '../../../components/network-pill.js';
import { Notice } from '../../../components/notice.js';
import { PageHeader } from '../../../components/page-header.js';
import { Skeleton } from '../../../components/skeleton.js';
import { useAct } from '../../../components/use-act.js';
import { useChainStore } from '../../../state/chain-store.js';
import { useGenesis } from '../../../state/use-genesis.js';
import { useAccountStates } from '../../holdings/account-states.js';
import { rememberForm } from '../../operations/form/drafts.js';
import { QuoteAge, QuoteTable } from '../../operations/form/quote-table.js';
import { useOperation } from '../../operations/form/use-operation.js';
import { PersonCard } from '../parts/who.js';
import { heldFor, rightFor, rightsOf } from './announced.js';
import { HashLine } from './hash-line.js';
import { useHeldCalls } from './use-held.js';

/** `/rights/carry-out/…`: what this wallet announced is done now that its delay is over. */
export default function CarryOut() {
  const { t } = useTranslation();
  const { delegate = '', real = '', hash = '' } = useParams();
  const genesisHash = useGenesis();
  const best = useChainStore((s) => s.network?.best?.number ?? null);
  const held = useHeldCalls();
  const states = useAccountStates([delegate, real])?.snapshot?.value ?? null;
  const call = heldFor(held ?? [], { callHash: hash, real }, genesisHash);
  const made = states?.find(({ address }) => address === delegate)?.announcements;
  const height =
    made?.kind === 'known'
      ? (made.value.find((one) => one.real === real && one.callHash === hash)?.height ?? null)
      : null;
  const right =
    states && height !== null && best !== null
      ? rightFor(rightsOf(states, delegate, real), height, best)
      : null;
  return (
    <main className="screen">
      <PageHeader title={t('rights.carryOut.title')} back="/rights" aside={<NetworkPill short />} />
      {states === null || held === null ? (
        <Skeleton rows={4} tall />
      ) : call && right ? (
        <Form
          call={call}
          route={{
            signer: delegate,
            steps: [{ kind: 'announced', delegate, real, proxyType: right.proxyType }],
          }}
          real={real}
        />
      ) : (
        <Notice tone="caution">{t(call ? 'rights.carryOut.notYet' : 'rights.announced.lost')}</Notice>
      )}
    </main>
  );
}

function Form({ call, route, real }: { call: HeldCall; route: Route; real: string }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const [, navigate] = useLocation();
  const act = useAct();
  const state = useOperation({
    address: real,
    ask: { kind: 'call', callHex: call.callHex },
    protect: false,
    route,
  });
  const { current, error } = state;
  const ready = current !== null && current.intent !== null && current.issue === null && error === null;
  const review = (): Promise<void> =>
    act.run(async () => {
      if (!ready || !current?.intent) return;
      const { approvalId } = await background.call('intents.propose', {
        accountId: accountIdHex(decodeAddress(real).accountId),
        intent: current.intent,
        // The bytes were on the way as a hash for all of the delay; what they do is seen the moment they are sent.
        protect: false,
        route,
      });
      rememberForm('/rights');
      navigate(`/approval/${approvalId}`);
    });
  return (
    <form
      className="operation-form"
      onSubmit={(event) => {
        event.preventDefault();
        void review();
      }}
    >
      <div className="operation-scroll scroll">
        <PersonCard address={real} />
        <p className="small">{t('rights.carryOut.text')}</p>
        <HashLine hash={call.callHash} />
        {current?.issue ? <ErrorNotice error={current.issue} /> : null}
        {error ? <ErrorNotice error={error} /> : null}
        <QuoteTable state={state} />
        <p className="faint tiny">
          <QuoteAge state={state} />
        </p>
        {act.error ? <ErrorNotice error={act.error} /> : null}
      </div>
      <div className="screen-foot">
        <Button type="submit" look="primary" wide busy={act.busy} aria-disabled={!ready} data-testid="review">
          {t('rights.carryOut.review')}
        </Button>
      </div>
    </form>
  );
}
