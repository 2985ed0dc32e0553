import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { cx } from './cx.js';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  label: string;
  children: ReactNode;
}

/** A button that shows only an icon; its label is its name and its hint. */
export function IconButton({ label, className, children, ...rest }: Props) {
  return (
    <button type="button" title={label} aria-label={label} {...rest} className={cx('icon-button', className)}>
      {children}
    </button>
  );
}
