import './message.css';
import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';
import { Button } from '../../components/button.js';
import { Disclosure } from '../../components/disclosure.js';
import { Notice } from '../../components/notice.js';
import { cleanText } from '../../components/untrusted.js';
import { DangerLine } from './danger-banner.js';
import { Frame } from './frame.js';
import { HoldToApprove } from './hold-to-approve.js';
import { LookAlike } from './look-alike.js';
import { MessageText } from './message-text.js';
import { Refusal } from './refusal.js';
import { SignInFields } from './sign-in.js';
import { useDecide } from './use-decide.js';
import { type DeviceStep, useDeviceStep } from './use-device-step.js';

type View = ApprovalView & { kind: 'message' };

/** A text or bytes to sign, wrapped so that they can never be a transaction. */
export function Message({ view }: { view: View }) {
  if (view.refusal) return <Refusal view={view} error={view.refusal} address={view.address} />;
  return <Readable view={view} />;
}

function Readable({ view }: { view: View }) {
  const { t } = useTranslation();
  const device = useDeviceStep(view, view.payloadHash);
  const { signIn, requester } = view;
  const isFaulty = signIn !== null && signIn.faults.length > 0;
  const danger = isFaulty || requester.looksLike !== null;
  return (
    <Frame
      view={view}
      address={view.address}
      danger={danger}
      title={
        signIn ? (
          <bdi>{t('approval.signIn.title', { host: cleanText(signIn.domain) })}</bdi>
        ) : (
          t('approval.message.title')
        )
      }
      step={device.step}
      approve={<SignMessage view={view} danger={danger} device={device} />}
    >
      {isFaulty ? <DangerLine>{t('approval.danger.signIn')}</DangerLine> : null}
      <LookAlike requester={requester} />
      <p className="quiet">{t(signIn ? 'approval.signIn.text' : 'approval.message.text')}</p>
      {signIn ? <SignInFields signIn={signIn} /> : null}
      {view.foreignDomain && !signIn?.faults.includes('domain') ? (
        <Notice tone="danger" title={t('approval.message.foreignTitle')}>
          <bdi>
            {t('approval.message.foreign', {
              host: cleanText(view.foreignDomain),
              origin: requester.origin ?? t('approval.own'),
            })}
          </bdi>
        </Notice>
      ) : null}
      {view.suspiciousCharacters ? <Notice tone="caution">{t('approval.message.suspicious')}</Notice> : null}
      {signIn ? (
        <Disclosure open={isFaulty} summary={t('approval.signIn.whole')}>
          <MessageText text={view.text} hex={view.hex} />
        </Disclosure>
      ) : (
        <MessageText text={view.text} hex={view.hex} />
      )}
      {view.text === null ? null : (
        <Disclosure summary={t('approval.message.asHex')}>
          <p className="bytes mono">{view.hex}</p>
        </Disclosure>
      )}
    </Frame>
  );
}

function SignMessage({ view, danger, device }: { view: View; danger: boolean; device: DeviceStep }) {
  const { t } = useTranslation();
  const { inert, busy, approve } = useDecide();
  const kind = device.device?.custody.kind;
  const sign = (): void => {
    if (kind) device.open();
    else approve({ id: view.id, decision: 'sign', payloadHash: view.payloadHash as `0x${string}` });
  };
  if (danger)
    return <HoldToApprove label={t(kind ? `approval.device.hold.${kind}` : 'approval.hold')} onHeld={sign} />;
  return (
    <Button
      look="primary"
      busy={busy || device.busy}
      aria-disabled={inert}
      data-testid="approve"
      data-inert={inert}
      onClick={sign}
    >
      {kind
        ? t(`approval.device.sign.${kind}`)
        : t(view.signIn ? 'approval.signIn.action' : 'approval.message.action')}
    </Button>
  );
}
