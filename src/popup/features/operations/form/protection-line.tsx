import './protection.css';
import { ShieldCheck, ShieldOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Protection } from '../../../../core/operations/quote.js';
import { plainAmount, TAU } from '../../../components/format.js';

interface Props {
  protection: Protection;
  /** Absent where it cannot be chosen (the review). */
  onSwitch?: ((wanted: boolean) => void) | undefined;
  /** What can be done about it, below the words. */
  children?: ReactNode;
}

/** Protected, at what cost, or why not. Nothing is said where there is nothing to hide. */
export function ProtectionLine({ protection, onSwitch, children }: Props) {
  const { t } = useTranslation();
  if (protection.state === 'off' && protection.reason === 'no-trade') return null;
  const isOn = protection.state === 'on';
  const canSwitch = onSwitch && (isOn || protection.reason === 'switched-off');
  const Icon = isOn ? ShieldCheck : ShieldOff;
  return (
    <div className="protection" data-testid="protection" data-state={isOn ? 'on' : protection.reason}>
      <Icon size={16} aria-hidden="true" className={isOn ? 'gain' : 'caution-mark'} />
      <span className="protection-text">
        <strong>{t(isOn ? 'operation.shield.on' : 'operation.shield.off')}</strong>{' '}
        <span className="quiet">
          {isOn
            ? t('operation.shield.onText', { fee: `${plainAmount(protection.carrierFeeRao)}\u00a0${TAU}` })
            : t(`operation.shield.${protection.reason}`)}
        </span>
        {children}
      </span>
      {canSwitch ? (
        <label className="protection-switch">
          <input
            type="checkbox"
            className="check"
            checked={isOn}
            onChange={(event) => onSwitch(event.target.checked)}
          />
          <span className="visually-hidden">{t('operation.shield.switch')}</span>
        </label>
      ) : null}
    </div>
  );
}
