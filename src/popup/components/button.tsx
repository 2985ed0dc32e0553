import './button.css';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { cx } from './cx.js';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'primary' | 'plain' | 'ghost' | 'danger';
  wide?: boolean;
  busy?: boolean;
  children: ReactNode;
}

/** The act of a screen or a quieter companion. A busy button stays focusable and ignores clicks. */
export function Button({ look = 'plain', wide, busy, className, onClick, children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={cx('button', `button-${look}`, wide && 'button-wide', className)}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : null}
      {children}
    </button>
  );
}
