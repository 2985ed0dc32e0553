import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  Icon: LucideIcon;
  name: string;
  /** A second, quiet line. */
  under?: string | undefined;
  /** What stands at the end of the line. */
  aside?: ReactNode;
  onPress(): void;
}

/** One command in a sheet. */
export function SheetRow({ Icon, name, under, aside, onPress }: Props) {
  return (
    <li>
      <button type="button" className="sheet-row" onClick={onPress}>
        <Icon size={18} className="quiet" aria-hidden="true" />
        <span className="sheet-row-main more-row">
          <span>{name}</span>
          {under ? <span className="row-under">{under}</span> : null}
        </span>
        {aside}
      </button>
    </li>
  );
}
