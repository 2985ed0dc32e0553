import { Inbox, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canApprove } from '../../../../core/accounts/types.js';
import type { CanonicalCall } from '../../../../core/explain/types.js';
import {
  checkSharedCall,
  MAX_SHARED_CHARS,
  parseSharedCall,
  printShared,
} from '../../../../core/routes/shared-call.js';
import { useServices } from '../../../app/services.js';
import { Button } from '../../../components/button.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { taoText } from '../../../components/format.js';
import { Notice } from '../../../components/notice.js';
import { Sheet } from '../../../components/sheet.js';
import { othersOf, progressOf, signersOf } from '../approvals.js';
import { Give } from '../hand/give.js';
import { Receive } from '../hand/receive.js';
import { useProposal } from '../use-proposal.js';
import { Approve } from './approve.js';
import type { OperationProps } from './operation-card.js';

interface Props extends OperationProps {
  callHex: string | null;
  call: CanonicalCall | 'bad' | null;
}

/** Approve, take over or hand on the call, cancel: whatever this wallet can do here. */
export function OperationActs(props: Props) {
  const { t } = useTranslation();
  const { account, operation, people, callHex, call, genesisHash, old } = props;
  const [sheet, setSheet] = useState<'give' | 'receive' | null>(null);
  const { propose, busy, error } = useProposal();
  const { needed } = progressOf(account, operation);
  const signers = signersOf(account, operation, people.own);
  const isMember = people.own.some(
    (one) => account.custody.signatories.includes(one.address) && canApprove(one),
  );
  const depositor = people.own.find((one) => one.address === operation.depositor && canApprove(one));
  const cancel = (): void => {
    if (!depositor || busy || old) return;
    void propose({
      accountId: depositor.accountId,
      intent: {
        kind: 'cancel-multisig',
        threshold: account.custody.threshold,
        others: othersOf(account, depositor.address),
        callHash: operation.callHash,
      },
      protect: false,
    });
  };
  return (
    <>
      {callHex !== null && call !== null && call !== 'bad' && signers.length > 0 ? (
        <Approve {...props} callHex={callHex} call={call} signers={signers} />
      ) : null}
      {callHex !== null && signers.length === 0 && isMember && needed > 0 ? (
        <p className="quiet small">{t('shared.op.mineDone')}</p>
      ) : null}
      <div className="member-acts">
        {callHex === null ? (
          <Button
            look={isMember ? 'primary' : 'plain'}
            onClick={() => setSheet('receive')}
            data-testid="receive-call"
          >
            <Inbox size={14} aria-hidden="true" /> {t('shared.op.receive')}
          </Button>
        ) : (
          <Button onClick={() => setSheet('give')} data-testid="share-call">
            <Share2 size={14} aria-hidden="true" /> {t('shared.op.share')}
          </Button>
        )}
        {depositor ? (
          <Button
            className="danger-text"
            busy={busy}
            aria-disabled={old}
            onClick={cancel}
            data-testid="cancel-operation"
          >
            {t('shared.op.cancel')}
          </Button>
        ) : null}
      </div>
      {depositor ? (
        <p className="faint tiny">{t('shared.op.cancelHint', { deposit: taoText(operation.depositRao) })}</p>
      ) : null}
      {error ? <ErrorNotice error={error} /> : null}
      <Sheet
        title={t(sheet === 'receive' ? 'shared.receive.callTitle' : 'shared.op.shareTitle')}
        open={sheet !== null}
        onOpenChange={(open) => (open ? undefined : setSheet(null))}
      >
        {sheet === 'give' && callHex !== null && genesisHash !== null ? (
          <GiveCall {...props} callHex={callHex} genesisHash={genesisHash} />
        ) : null}
        {sheet === 'receive' && genesisHash !== null ? (
          <ReceiveCall {...props} genesisHash={genesisHash} onDone={() => setSheet(null)} />
        ) : null}
      </Sheet>
    </>
  );
}

function GiveCall({
  account,
  operation,
  callHex,
  genesisHash,
}: Props & { callHex: string; genesisHash: string }) {
  const { t } = useTranslation();
  const text = printShared({
    kind: 'kelvin-call',
    version: 1,
    genesisHash,
    account: account.address,
    signatories: account.custody.signatories,
    threshold: account.custody.threshold,
    callHex,
  });
  return (
    <>
      <p className="quiet small">{t('shared.op.shareText')}</p>
      {text.length > MAX_SHARED_CHARS ? null : (
        <Give fileName={`kelvin-call-${operation.callHash.slice(2, 10)}.json`} text={text} />
      )}
    </>
  );
}

function ReceiveCall(props: Props & { genesisHash: string; onDone(): void }) {
  const { t } = useTranslation();
  const { background } = useServices();
  const { account, operations, held, genesisHash, onDone } = props;
  const take = async (text: string): Promise<void> => {
    const call = parseSharedCall(text);
    const waiting = operations.filter((one) => one.account === account.address).map((one) => one.callHash);
    checkSharedCall(call, { genesisHash, account: account.address, waiting });
    await background.call('calls.add', {
      callHex: call.callHex as `0x${string}`,
      genesisHash: call.genesisHash as `0x${string}`,
      actor: account.address,
    });
    held.again();
    onDone();
  };
  return (
    <>
      <Notice tone="note">{t('shared.receive.callText')}</Notice>
      <Receive onText={take} />
    </>
  );
}
