import './notice.css';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.js';

export type NoticeTone = 'note' | 'caution' | 'danger';

const ICONS = { note: Info, caution: TriangleAlert, danger: CircleAlert };

interface Props {
  tone: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** A small sign in the corner. */
  aside?: ReactNode;
  /** Announced at once: for errors that answer what the user just did. */
  alert?: boolean;
}

/** A framed remark. Its icon differs by tone, so colour is never the only sign. */
export function Notice({ tone, title, children, action, aside, alert }: Props) {
  const Icon = ICONS[tone];
  return (
    <div className={cx('notice', `notice-${tone}`)} role={alert ? 'alert' : undefined}>
      <Icon size={16} aria-hidden="true" className="notice-icon" />
      <div className="notice-text">
        {title ? <strong className="notice-title">{title} </strong> : null}
        {children}
        {action ? <div className="notice-action">{action}</div> : null}
      </div>
      {aside}
    </div>
  );
}
