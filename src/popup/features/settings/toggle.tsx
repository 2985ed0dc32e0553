import './toggle.css';
import type { ReactNode } from 'react';
import { useId } from 'react';

interface Props {
  label: string;
  hint?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange(checked: boolean): void;
}

/** A setting that is on or off: a native checkbox in the shape of a switch. */
export function Toggle({ label, hint, checked, disabled, onChange }: Props) {
  const hintId = useId();
  return (
    <div className="toggle-row">
      <label className="toggle">
        <span>{label}</span>
        <input
          type="checkbox"
          role="switch"
          aria-checked={checked}
          className="toggle-input"
          checked={checked}
          disabled={disabled}
          aria-describedby={hint ? hintId : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
      </label>
      {hint ? (
        <p id={hintId} className="field-note">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
