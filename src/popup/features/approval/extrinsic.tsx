import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation, Risk } from '../../../core/explain/types.js';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';
import { Button } from '../../components/button.js';
import { Field } from '../../components/field.js';
import { HoldButton } from '../../components/hold-button.js';
import { PasswordInput } from '../../components/password-input.js';
import { ActName, SentenceView } from '../../components/sentence.js';
import { ProtectionLine } from '../operations/form/protection-line.js';
import { Assurances } from './assurances.js';
import { CallDetails, CallTree } from './call-details.js';
import { Effects } from './effects.js';
import { Facts } from './facts.js';
import { Frame } from './frame.js';
import { Refusal } from './refusal.js';
import { Risks } from './risks.js';
import { useDecide } from './use-decide.js';

/** How long a dangerous act must be held (design.md §5.4). */
const HOLD_MS = 1_500;
/** The row above the buttons. */
const OWN_ROW = { gridColumn: '1 / -1', order: -1 };

type View = ApprovalView & { kind: 'extrinsic' };

/** A transaction: what happens, what changes, what is risky, and the bytes behind it. */
export function Extrinsic({ view }: { view: View }) {
  if (!view.result.ok) return <Refusal view={view} error={view.result.refusal} address={view.address} />;
  return <Explained view={view} explanation={view.result.explanation} />;
}

function Explained({ view, explanation }: { view: View; explanation: Explanation }) {
  const danger = explanation.risks.find((risk) => risk.level === 'danger');
  return (
    <Frame
      view={view}
      address={view.address}
      danger={danger !== undefined}
      title={<SentenceView sentence={explanation.sentence} always />}
      approve={<Approve view={view} explanation={explanation} danger={danger !== undefined} />}
    >
      {danger ? <DangerBanner risk={danger} /> : null}
      <Effects explanation={explanation} address={view.address} danger={danger !== undefined} />
      <Facts facts={explanation.facts} />
      {danger && explanation.tree.children.length > 0 ? <CallTree node={explanation.tree} /> : null}
      <Risks risks={explanation.risks} />
      {view.protection ? <ProtectionLine protection={view.protection} /> : null}
      <Assurances explanation={explanation} view={view} />
      <CallDetails explanation={explanation} />
    </Frame>
  );
}

function Approve({ view, explanation, danger }: { view: View; explanation: Explanation; danger: boolean }) {
  const { inert, busy, approve } = useDecide();
  const sign = (password?: string): void =>
    approve(
      { id: view.id, decision: 'sign', payloadHash: explanation.payloadHash as `0x${string}` },
      password,
    );
  if (danger) return <HoldToSign needsPassword={view.needsPassword} onHeld={sign} />;
  return (
    <Button
      look="primary"
      busy={busy}
      aria-disabled={inert}
      data-testid="approve"
      data-inert={inert}
      onClick={() => sign()}
    >
      <span>
        <ActName sentence={explanation.sentence} />
      </span>
    </Button>
  );
}

/** A dangerous act is held, and with the password where control of the account is at stake. */
function HoldToSign({
  needsPassword,
  onHeld,
}: {
  needsPassword: boolean;
  onHeld(password: string | undefined): void;
}) {
  const { t } = useTranslation();
  const { inert, busy } = useDecide();
  const [password, setPassword] = useState('');
  return (
    <>
      {needsPassword ? (
        <div style={OWN_ROW}>
          <Field label={t('unlock.password')}>
            {({ id }) => (
              <PasswordInput
                id={id}
                value={password}
                autoComplete="current-password"
                data-testid="approval-password"
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
        </div>
      ) : null}
      <HoldButton
        holdMs={HOLD_MS}
        onHeld={() => onHeld(needsPassword ? password : undefined)}
        disabled={inert || busy || (needsPassword && password === '')}
        holding={t('approval.holding')}
        testId="approve"
        inert={inert}
      >
        {t('approval.hold')}
      </HoldButton>
    </>
  );
}

function DangerBanner({ risk }: { risk: Risk }) {
  const { t } = useTranslation();
  return (
    <p className="danger-banner" role="alert">
      <TriangleAlert size={18} aria-hidden="true" />
      {t(`approval.dangerTitle.${risk.code}`, { defaultValue: t('approval.dangerTitle.other') })}
    </p>
  );
}
