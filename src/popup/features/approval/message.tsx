import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';
import { Button } from '../../components/button.js';
import { Notice } from '../../components/notice.js';
import { Frame } from './frame.js';
import { Refusal } from './refusal.js';
import { useDecide } from './use-decide.js';

/** A text or bytes to sign, wrapped so that they can never be a transaction. */
export function Message({ view }: { view: ApprovalView & { kind: 'message' } }) {
  const { t } = useTranslation();
  const { inert, busy, approve } = useDecide();
  if (view.refusal) return <Refusal view={view} error={view.refusal} address={view.address} />;
  return (
    <Frame
      view={view}
      address={view.address}
      title={t('approval.message.title')}
      approve={
        <Button
          look="primary"
          busy={busy}
          aria-disabled={inert}
          data-testid="approve"
          data-inert={inert}
          onClick={() =>
            approve({ id: view.id, decision: 'sign', payloadHash: view.payloadHash as `0x${string}` })
          }
        >
          {t('approval.message.action')}
        </Button>
      }
    >
      <p className="quiet">{t('approval.message.text')}</p>
      {view.foreignDomain ? (
        <Notice tone="danger">
          <bdi>
            {t('approval.message.foreign', {
              host: view.foreignDomain,
              origin: view.requester.origin ?? t('approval.own'),
            })}
          </bdi>
        </Notice>
      ) : null}
      {view.suspiciousCharacters ? <Notice tone="caution">{t('approval.message.suspicious')}</Notice> : null}
      <section className="card message-card" aria-label={t('approval.message.content')}>
        {view.text === null ? (
          <>
            <p className="quiet small">{t('approval.message.bytes')}</p>
            <p className="bytes mono">{view.hex}</p>
          </>
        ) : (
          <pre className="message-text" dir="auto" data-testid="message-text">
            {view.text}
          </pre>
        )}
      </section>
      {view.text === null ? null : (
        <details className="details">
          <summary>
            <ChevronDown size={14} aria-hidden="true" className="details-mark" />
            {t('approval.message.asHex')}
          </summary>
          <p className="bytes mono">{view.hex}</p>
        </details>
      )}
    </Frame>
  );
}
