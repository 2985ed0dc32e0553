import './switch.css';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  /** Where words beside it say already what it switches. */
  hideLabel?: boolean;
  checked: boolean;
  disabled?: boolean;
  describedBy?: string | undefined;
  onChange(checked: boolean): void;
}

/** On or off, in words and in shape: a native checkbox that says it is a switch. */
export function Switch({ label, hideLabel, checked, disabled, describedBy, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <label className="switch">
      <span id={id} className={hideLabel ? 'visually-hidden' : 'switch-label'}>
        {label}
      </span>
      <span className="switch-state" aria-hidden="true">
        {t(checked ? 'switch.on' : 'switch.off')}
      </span>
      <input
        type="checkbox"
        role="switch"
        className="switch-input"
        aria-labelledby={id}
        aria-checked={checked}
        aria-describedby={describedBy}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}
