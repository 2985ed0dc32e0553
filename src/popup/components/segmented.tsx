import { useId } from 'react';
import { cx } from './cx.js';

interface Props<T extends string | number> {
  label: string;
  options: ReadonlyArray<{ value: T; label: string }>;
  value: T;
  onChange(value: T): void;
  hideLabel?: boolean;
}

/** One of a few: native radio buttons in the shape of a switch, so that arrow keys and screen readers know them. */
export function Segmented<T extends string | number>({
  label,
  options,
  value,
  onChange,
  hideLabel,
}: Props<T>) {
  const name = useId();
  return (
    <fieldset className="segmented-field">
      <legend className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</legend>
      <div className="segmented">
        {options.map((option) => (
          <label key={option.value} className={cx('segment', option.value === value && 'segment-on')}>
            <input
              className="visually-hidden"
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
