import type { ReactNode } from 'react';
import { CopyAmount } from '../../components/amount.js';
import { Identicon } from '../../components/identicon.js';
import { NetuidChip } from '../../components/netuid-chip.js';

interface Props {
  /** Which money, or whose: the picture of an address. */
  chip: number | 'tao' | { seed: string };
  name: ReactNode;
  under: ReactNode;
  /** Null: no price can be had, and `note` says why. */
  valueRao: bigint | null;
  note?: ReactNode;
  /** Makes the left part open something. */
  toggle?: { open: boolean; label: string; controls: string; onToggle(): void };
  children?: ReactNode;
}

/** One line of the portfolio: which money, how much of it, what it would bring now. */
export function PortfolioRow({ chip, name, under, valueRao, note, toggle, children }: Props) {
  const main = (
    <>
      {typeof chip === 'object' ? (
        <span className="row-picture">
          <Identicon seed={chip.seed} />
        </span>
      ) : (
        <NetuidChip netuid={chip} />
      )}
      <span className="row-main">
        <span className="row-name truncate">{name}</span>
        <span className="row-under truncate">{under}</span>
      </span>
    </>
  );
  return (
    <li className="row-item" data-netuid={typeof chip === 'object' ? undefined : chip}>
      <div className="row">
        {toggle ? (
          <button
            type="button"
            className="row-open"
            aria-expanded={toggle.open}
            aria-controls={toggle.controls}
            title={toggle.label}
            onClick={toggle.onToggle}
          >
            {main}
          </button>
        ) : (
          <div className="row-open">{main}</div>
        )}
        <div className="row-values">
          {valueRao === null ? (
            <span className="faint">{'\u2013'}</span>
          ) : (
            <CopyAmount base={valueRao} aligned className="row-value" />
          )}
          <span className="row-note">{note}</span>
        </div>
      </div>
      {children}
    </li>
  );
}
