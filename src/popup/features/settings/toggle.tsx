import type { ReactNode } from 'react';
import { useId } from 'react';
import { Switch } from '../../components/switch.js';

interface Props {
  label: string;
  hint?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange(checked: boolean): void;
}

/** A setting that is on or off, with what it means below. */
export function Toggle({ hint, ...rest }: Props) {
  const hintId = useId();
  return (
    <div>
      <Switch {...rest} describedBy={hint ? hintId : undefined} />
      {hint ? (
        <p id={hintId} className="field-note">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
