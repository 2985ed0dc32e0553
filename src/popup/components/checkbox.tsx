import type { ComponentProps } from 'react';
import { cx } from './cx.js';

/** A tick: the browser's own checkbox in the look of the rest. Its label is whoever stands around it, or `aria-label`. */
export function Checkbox({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  return <input {...rest} type="checkbox" className={cx('check', className)} />;
}
