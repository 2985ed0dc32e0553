import './protection.css';
import { ShieldCheck, ShieldOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Protection } from '../../../../core/operations/quote.js';
import { plainAmount, TAU } from '../../../components/format.js';
import { Switch } from '../../../components/switch.js';
import { Term } from '../../../components/term.js';

interface Props {
  protection: Protection;
  /** What was chosen, where the answer to it may still be on its way; left out: as it is. */
  wanted?: boolean;
  /** Absent where it cannot be chosen (the review). */
  onSwitch?: ((wanted: boolean) => void) | undefined;
  /** What can be done about it, below the words. */
  children?: ReactNode;
}

/** Protected, at what cost, or why not. Nothing is said where there is nothing to hide. */
export function ProtectionLine({ protection, wanted, onSwitch, children }: Props) {
  const { t } = useTranslation();
  if (protection.state === 'off' && protection.reason === 'no-trade') return null;
  const isOn = protection.state === 'on';
  const canSwitch = onSwitch && (isOn || protection.reason === 'switched-off');
  const Icon = isOn ? ShieldCheck : ShieldOff;
  return (
    <div className="protection" data-testid="protection" data-state={isOn ? 'on' : protection.reason}>
      <Icon size={16} aria-hidden="true" className={isOn ? 'gain' : 'caution-mark'} />
      <span className="protection-text">
        {isOn && onSwitch ? (
          <Term name="shield">{t('operation.shield.short')}</Term>
        ) : (
          <>
            <strong>{t(isOn ? 'operation.shield.on' : 'operation.shield.off')}</strong>{' '}
            <span className="quiet">
              {isOn
                ? t('operation.shield.onText', {
                    fee: `${plainAmount(protection.carrierFeeRao)}\u00a0${TAU}`,
                  })
                : t(`operation.shield.${protection.reason}`)}
            </span>
          </>
        )}
        {children}
      </span>
      {canSwitch ? (
        <Switch label={t('operation.shield.switch')} hideLabel checked={wanted ?? isOn} onChange={onSwitch} />
      ) : null}
    </div>
  );
}
