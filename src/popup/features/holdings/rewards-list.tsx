import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../components/amount.js';

/** Rows shown before anybody asks for more. */
const MOST = 5;

interface Props<T> {
  /** The largest first. */
  items: readonly T[];
  worthOf(item: T): bigint;
  /** One row, an `li` with its key. */
  children(item: T): ReactNode;
}

/** The few that are worth most; the others as their number and their sum, one press away. */
export function RewardList<T>({ items, worthOf, children }: Props<T>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const rest = items.slice(MOST);
  return (
    <>
      <ul>{(open ? items : items.slice(0, MOST)).map(children)}</ul>
      {rest.length > 0 ? (
        <div className="part-row rewards-rest">
          <button
            type="button"
            className="link small"
            aria-expanded={open}
            data-testid="rewards-more"
            onClick={() => setOpen(!open)}
          >
            {open ? t('rewards.fewer') : t('rewards.more', { count: rest.length })}
          </button>
          {open ? null : (
            <Amount base={rest.reduce((sum, item) => sum + worthOf(item), 0n)} aligned className="quiet" />
          )}
        </div>
      ) : null}
    </>
  );
}
