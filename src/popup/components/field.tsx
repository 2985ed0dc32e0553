import { type ReactNode, useId } from 'react';
import { cx } from './cx.js';

interface Props {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string;
  children(ids: { id: string; describedBy: string | undefined; invalid: boolean }): ReactNode;
}

/** A label, its control, and below it either the error or the hint. */
export function Field({ label, hint, error, className, children }: Props) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className={cx('field', className)}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, describedBy: note ? noteId : undefined, invalid: Boolean(error) })}
      {note ? (
        <p
          id={noteId}
          className={cx('field-note', error ? 'field-error' : undefined)}
          role={error ? 'alert' : undefined}
        >
          {note}
        </p>
      ) : null}
    </div>
  );
}
