import { ChevronDown } from 'lucide-react';
import type { ReactNode, SelectHTMLAttributes } from 'react';
import { cx } from './cx.js';
import { Field } from './field.js';

interface SelectProps<T extends string> extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange'> {
  value: T;
  options: ReadonlyArray<{ value: T; label: string }>;
  onChange(value: T): void;
  testId?: string | undefined;
}

/** One of many: the browser's own list, which keyboards, screen readers and small windows know best. */
export function Select<T extends string>({ options, onChange, testId, className, ...rest }: SelectProps<T>) {
  return (
    <span className="select">
      <select
        {...rest}
        className={cx('input select-input', className)}
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
    </span>
  );
}

interface Props<T extends string> {
  label: string;
  hint?: ReactNode;
  value: T;
  options: ReadonlyArray<{ value: T; label: string }>;
  onChange(value: T): void;
  testId: string;
}

/** The same below its label. */
export function SelectField<T extends string>({ label, hint, ...select }: Props<T>) {
  return (
    <Field label={label} hint={hint}>
      {({ id, describedBy }) => <Select {...select} id={id} aria-describedby={describedBy} />}
    </Field>
  );
}
