import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Field } from '../../components/field.js';

interface Props<T extends string> {
  label: string;
  hint?: ReactNode;
  value: T;
  options: ReadonlyArray<{ value: T; label: string }>;
  onChange(value: T): void;
  testId: string;
}

/** One of many: the browser's own list, which keyboards, screen readers and small windows know best. */
export function SelectField<T extends string>({ label, hint, value, options, onChange, testId }: Props<T>) {
  return (
    <Field label={label} hint={hint}>
      {({ id, describedBy }) => (
        <div className="select">
          <select
            id={id}
            className="input select-input"
            value={value}
            aria-describedby={describedBy}
            data-testid={testId}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.target.value);
              if (chosen) onChange(chosen.value);
            }}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown size={16} aria-hidden="true" className="faint select-mark" />
        </div>
      )}
    </Field>
  );
}
