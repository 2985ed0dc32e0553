import { ChevronDown } from 'lucide-react';
import type { DetailsHTMLAttributes, ReactNode } from 'react';
import { cx } from './cx.js';

interface Props extends DetailsHTMLAttributes<HTMLDetailsElement> {
  /** The line that is always there, and opens the rest. */
  summary: ReactNode;
  /** Look of that line, such as its size. */
  look?: string;
  testId?: string;
}

/** Something more, one press away: the browser's own, so that keys, screen readers and searching in the page know it. */
export function Disclosure({ summary, look, testId, className, children, ...rest }: Props) {
  return (
    <details {...rest} className={cx('details', className)} data-testid={testId}>
      <summary className={look}>
        <ChevronDown size={14} aria-hidden="true" className="details-mark" />
        {summary}
      </summary>
      {children}
    </details>
  );
}
