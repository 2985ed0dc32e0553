import { useTranslation } from 'react-i18next';
import { HoldButton } from '../../components/hold-button.js';
import { useDecide } from './use-decide.js';

/** How long a dangerous act must be held (design.md §5.4). */
const HOLD_MS = 1_500;

interface Props {
  label: string;
  /** False while something is missing, as the password. */
  ready?: boolean;
  onHeld(): void;
}

/** The button of a dangerous act: held, never clicked. */
export function HoldToApprove({ label, ready = true, onHeld }: Props) {
  const { t } = useTranslation();
  const { inert, busy } = useDecide();
  return (
    <HoldButton
      holdMs={HOLD_MS}
      onHeld={onHeld}
      disabled={inert || busy || !ready}
      holding={t('approval.holding')}
      testId="approve"
      inert={inert}
    >
      {label}
    </HoldButton>
  );
}
