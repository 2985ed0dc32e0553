import { ChevronRight, ExternalLink, type LucideIcon } from 'lucide-react';
import { Link } from 'wouter';

interface Props {
  Icon: LucideIcon;
  href: string;
  title: string;
  text: string;
  /** A page that is not ours: in a tab of its own, told nothing of where it was opened. */
  outside?: boolean;
}

/** Something to do next, as a link in a list. */
export function NextLink({ Icon, href, title, text, outside }: Props) {
  const inner = (
    <>
      <span className="way-icon">
        <Icon size={18} aria-hidden="true" />
      </span>
      <span className="row-main">
        <span className="row-name">{title}</span>
        <span className="row-under">{text}</span>
      </span>
      {outside ? (
        <ExternalLink size={16} aria-hidden="true" />
      ) : (
        <ChevronRight size={16} aria-hidden="true" />
      )}
    </>
  );
  return (
    <li>
      {outside ? (
        <a className="way" href={href} target="_blank" rel="noopener noreferrer">
          {inner}
        </a>
      ) : (
        <Link className="way" href={href}>
          {inner}
        </Link>
      )}
    </li>
  );
}
