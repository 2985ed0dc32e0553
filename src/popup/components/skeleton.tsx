import './skeleton.css';
import { type ReactNode, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { useDelayed } from '../state/use-delayed.js';
import { cx } from './cx.js';

/** Bars where text will be. Nothing at all for the first 150 ms. For what has a shape of its own there are the kinds below. */
export function Skeleton({ rows, tall }: { rows: number; tall?: boolean }) {
  return (
    <Waiting>
      {times(rows, (row) => (
        <div key={row} className={tall ? 'bar bar-tall' : 'bar'} />
      ))}
    </Waiting>
  );
}

interface RowsProps {
  rows: number;
  /** What stands before the words: the chip of a subnet, a round picture, or nothing. */
  picture?: 'chip' | 'round' | 'none';
  /** Amounts at the end of each row. */
  values?: boolean;
  /** Rows from edge to edge with lines between them, as on the home screen; otherwise within what holds them. */
  edge?: boolean;
}

/** A list that is on its way: picture, two lines of words, and what it is worth at the end. */
export function RowsSkeleton({ rows, picture = 'chip', values = true, edge }: RowsProps) {
  return (
    <Waiting className={cx('skeleton-rows', edge && 'skeleton-edge')}>
      {times(rows, (row) => (
        <div key={row} className="skeleton-row">
          {picture === 'none' ? null : <span className={`bar bar-${picture}`} />}
          <span className="skeleton-two">
            <span className={`bar bar-line bar-wide-${row % 3}`} />
            <span className="bar bar-under" />
          </span>
          {values ? <span className="bar bar-line bar-value" /> : null}
        </div>
      ))}
    </Waiting>
  );
}

/** A table that is on its way: its head, and lines of as many columns as it will have. */
export function TableSkeleton({ rows, columns }: { rows: number; columns: number }) {
  const cells = (line: number) =>
    times(columns - 1, (column) => (
      <span key={column} className={`bar bar-line bar-cell-${(line + column) % 3}`} />
    ));
  return (
    <Waiting className="skeleton-table">
      {times(rows + 1, (line) => (
        <div key={line} className={line === 0 ? 'skeleton-line skeleton-head' : 'skeleton-line'}>
          <span className="skeleton-first">
            {line === 0 ? null : <span className="bar bar-chip" />}
            <span className={`bar bar-line bar-wide-${line % 3}`} />
          </span>
          {cells(line)}
        </div>
      ))}
    </Waiting>
  );
}

/** The large number of a screen, and the line below it, that are on their way. */
export function AmountSkeleton() {
  return (
    <Waiting className="skeleton-amount">
      <span className="bar bar-amount" />
      <span className="bar bar-line bar-wide-1" />
    </Waiting>
  );
}

interface CardProps {
  /** Facts: a name and what it is, line by line. */
  lines: number;
  /** A number above them, as large as it will be. */
  amount?: boolean;
  /** Room of a chart. */
  chart?: boolean;
}

/** A card that is on its way: its title, perhaps a large number and a chart, and lines of facts. */
export function CardSkeleton({ lines, amount, chart }: CardProps) {
  return (
    <Waiting className="card pad-card skeleton-card">
      <span className="bar bar-line bar-wide-1" />
      {amount ? <span className="bar bar-amount" /> : null}
      {chart ? <span className="bar bar-chart" /> : null}
      <Facts lines={lines} />
    </Waiting>
  );
}

/** A form that is on its way: labels with their fields, what it will say about the choice, and the button at its end. */
export function FormSkeleton({ fields, facts = 0 }: { fields: number; facts?: number }) {
  return (
    <Waiting className="skeleton-form">
      {times(fields, (field) => (
        <div key={field} className="skeleton-field">
          <span className="bar bar-under" />
          <span className="bar bar-field" />
        </div>
      ))}
      {facts > 0 ? (
        <div className="card pad-card skeleton-card">
          <Facts lines={facts} />
        </div>
      ) : null}
      <span className="bar bar-button" />
    </Waiting>
  );
}

function Facts({ lines }: { lines: number }) {
  return times(lines, (line) => (
    <div key={line} className="skeleton-fact">
      <span className={`bar bar-line bar-wide-${line % 3}`} />
      <span className="bar bar-line bar-value" />
    </div>
  ));
}

/** The part that speaks for all that are on screen. */
const useSpeaker = create<{ id: string | null }>(() => ({ id: null }));

/**
 * What all kinds share: they come late, and are nothing to anybody who cannot see them. Several on one screen say once that
 * something is loading, in a live region that was there, and not busy, before its words.
 */
function Waiting({ className, children }: { className?: string; children: ReactNode }) {
  const visible = useDelayed();
  const { t } = useTranslation();
  const id = useId();
  const speaker = useSpeaker((s) => s.id);
  // When the one that spoke is gone, another one goes on, or the next screen begins.
  useEffect(() => {
    if (visible && speaker === null) useSpeaker.setState({ id });
  }, [visible, speaker, id]);
  useEffect(
    () => () => {
      if (useSpeaker.getState().id === id) useSpeaker.setState({ id: null });
    },
    [id],
  );
  if (!visible) return null;
  return (
    <>
      <span className="visually-hidden" role="status">
        {speaker === id ? t('app.loading') : null}
      </span>
      <div className={cx('skeleton', className)} aria-busy="true">
        {children}
      </div>
    </>
  );
}

function times(count: number, draw: (index: number) => ReactNode): ReactNode[] {
  return Array.from({ length: count }, (_, index) => draw(index));
}
