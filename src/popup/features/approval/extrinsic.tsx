import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation, Risk, Sentence } from '../../../core/explain/types.js';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';
import { Button } from '../../components/button.js';
import { Field } from '../../components/field.js';
import { PasswordInput } from '../../components/password-input.js';
import { ActName, SentenceView } from '../../components/sentence.js';
import { ProtectionLine } from '../operations/form/protection-line.js';
import { AccountText } from './account-text.js';
import { Assurances } from './assurances.js';
import { CallDetails } from './call-details.js';
import { CallTree } from './call-tree.js';
import { Changes } from './changes.js';
import { DangerBanner } from './danger-banner.js';
import { Effects } from './effects.js';
import { Facts, factOf } from './facts.js';
import { Frame } from './frame.js';
import { headlineOf } from './headline.js';
import { HoldToApprove } from './hold-to-approve.js';
import { LookAlike } from './look-alike.js';
import { ChosenPath, Paths } from './paths.js';
import { Refusal } from './refusal.js';
import { BannerText, gravest, Risks } from './risks.js';
import { stepsIn } from './steps.js';
import { useDecide } from './use-decide.js';
import { type DeviceStep, useDeviceStep } from './use-device-step.js';
import { WholeAddresses } from './whole-addresses.js';

type View = ApprovalView & { kind: 'extrinsic' };

// The words that are the danger itself: what a right allows.
const DANGER_WORDS = { type: 'danger-text' };

/** Steps, the outermost included, that stand above the words on what is dangerous in them. */
const SHORT = 5;

/** A transaction: what happens, what changes, what is risky, and the bytes behind it. */
export function Extrinsic({ view }: { view: View }) {
  const [changing, setChanging] = useState(false);
  const { paths, result } = view;
  // Without a choice there is nothing to sign yet; with one that did not work, another may.
  if (paths && paths.options.length > 0 && (changing || !result.ok))
    return <Paths view={view} paths={paths} onDone={result.ok ? () => setChanging(false) : undefined} />;
  if (!result.ok) return <Refusal view={view} error={result.refusal} address={view.address} />;
  return <Explained view={view} explanation={result.explanation} onChangePath={() => setChanging(true)} />;
}

interface ExplainedProps {
  view: View;
  explanation: Explanation;
  onChangePath(): void;
}

function Explained({ view, explanation, onChangePath }: ExplainedProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const device = useDeviceStep(view, explanation.payloadHash);
  const banner = gravest(explanation.risks);
  const danger = banner !== undefined || view.requester.looksLike !== null;
  const headline = headlineOf(explanation);
  const steps = explanation.tree.children.length > 0 ? <CallTree tree={explanation.tree} /> : null;
  // A few steps are read before what they mean; a long list would push that out of sight.
  const isShort = stepsIn(explanation.tree) <= SHORT;
  const risks = <Risks risks={toldBelow(explanation)} banner={banner} />;
  const changes = <Changes explanation={explanation} address={view.address} />;
  // Where it is dangerous, why it is and which step come before the arithmetic.
  return (
    <Frame
      view={view}
      address={view.address}
      danger={danger}
      title={
        <>
          <SentenceView sentence={headline.sentence} always marked={banner ? DANGER_WORDS : undefined} />
          {headline.actor === view.address ? null : (
            <span className="approval-actor">
              {' '}
              {t('approval.actsFor')} <AccountText address={headline.actor} />
            </span>
          )}
        </>
      }
      above={view.needsPassword ? <PasswordOf value={password} onChange={setPassword} /> : null}
      step={device.step}
      approve={
        <Approve view={view} explanation={explanation} danger={danger} password={password} device={device} />
      }
    >
      {banner ? <DangerBanner risk={banner} /> : null}
      <LookAlike requester={view.requester} />
      <WholeAddresses sentence={headline.sentence} />
      {view.paths ? <ChosenPath paths={view.paths} onChange={onChangePath} /> : null}
      <Effects explanation={explanation} address={view.address} danger={danger} />
      {danger ? (
        <>
          {isShort ? steps : null}
          <BannerText risks={explanation.risks} banner={banner} />
          {isShort ? null : steps}
          {risks}
          {changes}
          <Facts facts={explanation.facts} />
        </>
      ) : (
        <>
          <Facts facts={explanation.facts} />
          {risks}
          {changes}
          {steps}
        </>
      )}
      {view.protection ? <ProtectionLine protection={view.protection} /> : null}
      <Assurances explanation={explanation} view={view} />
      <CallDetails explanation={explanation} />
    </Frame>
  );
}

/** A hidden step that the table tells of needs no second telling. */
function toldBelow({ risks, facts }: Explanation): Risk[] {
  return factOf(facts, 'hidden-step') ? risks.filter(({ code }) => code !== 'hidden-step') : risks;
}

function PasswordOf({ value, onChange }: { value: string; onChange(value: string): void }) {
  const { t } = useTranslation();
  return (
    <Field
      label={<span className="visually-hidden">{t('unlock.password')}</span>}
      className="approval-password"
    >
      {({ id }) => (
        <PasswordInput
          id={id}
          value={value}
          placeholder={t('approval.passwordThenHold')}
          autoComplete="current-password"
          data-testid="approval-password"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** What is done at once for another account is what the button says: "Stake 2 τ", whoever signs it. */
function actOf({ tree, sentence }: Explanation): Sentence {
  const [inner, ...more] = tree.children;
  const isForAnother = tree.pallet === 'Proxy' && tree.call === 'proxy';
  return isForAnother && inner && more.length === 0 ? inner.sentence : sentence;
}

interface ApproveProps {
  view: View;
  explanation: Explanation;
  danger: boolean;
  password: string;
  device: DeviceStep;
}

function Approve({ view, explanation, danger, password, device }: ApproveProps) {
  const { t } = useTranslation();
  const { inert, busy, approve } = useDecide();
  const kind = device.device?.custody.kind;
  const sign = (typed?: string): void =>
    kind
      ? device.open(typed)
      : approve(
          { id: view.id, decision: 'sign', payloadHash: explanation.payloadHash as `0x${string}` },
          typed,
        );
  // A dangerous act is held, and with the password where control of the account is at stake.
  if (danger || view.needsPassword)
    return (
      <HoldToApprove
        label={t(kind ? `approval.device.hold.${kind}` : 'approval.hold')}
        ready={!view.needsPassword || password !== ''}
        onHeld={() => sign(view.needsPassword ? password : undefined)}
      />
    );
  return (
    <Button
      look="primary"
      busy={busy || device.busy}
      aria-disabled={inert}
      data-testid="approve"
      data-inert={inert}
      onClick={() => sign()}
    >
      {kind ? (
        t(`approval.device.sign.${kind}`)
      ) : (
        <span>
          <ActName sentence={actOf(explanation)} />
        </span>
      )}
    </Button>
  );
}
