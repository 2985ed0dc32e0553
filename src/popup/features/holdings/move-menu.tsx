import { Popover } from '@base-ui/react/popover';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

export interface Way {
  label: string;
  path: string;
}

/** Where stake can be moved to: another validator, another subnet. One way alone is a link of its own. */
export function MoveMenu({ ways }: { ways: Way[] }) {
  const { t } = useTranslation();
  const [only, second] = ways;
  if (!only) return null;
  if (!second)
    return (
      <Link className="position-act" href={only.path} title={only.label}>
        {t('position.acts.move')}
      </Link>
    );
  return (
    <Popover.Root>
      <Popover.Trigger className="position-act">
        {t('position.acts.move')}
        <ChevronDown size={13} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} collisionPadding={12} className="term-positioner">
          <Popover.Popup className="term-popup position-moves" aria-label={t('position.acts.move')}>
            {ways.map(({ label, path }) => (
              <Link key={path} className="position-move" href={path}>
                {label}
              </Link>
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
