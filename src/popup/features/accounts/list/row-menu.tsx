import { Menu } from '@base-ui/react/menu';
import { ArrowDown, ArrowUp, EllipsisVertical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import { cleanText } from '../../../components/untrusted.js';

interface Props {
  account: Account;
  first: boolean;
  last: boolean;
  onMove(step: -1 | 1): void;
}

/** Moving for pointers; the keyboard has Alt and arrows on the row, and this menu too. */
export function RowMenu({ account, first, last, onMove }: Props) {
  const { t } = useTranslation();
  const label = t('accounts.menu', { name: cleanText(account.name) });
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" aria-label={label} title={t('accounts.order')}>
        <EllipsisVertical size={16} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" collisionPadding={8} className="menu-positioner">
          <Menu.Popup className="menu-popup">
            <Menu.Item className="menu-item" disabled={first} onClick={() => onMove(-1)}>
              <ArrowUp size={14} aria-hidden="true" /> {t('accounts.moveUp')}
            </Menu.Item>
            <Menu.Item className="menu-item" disabled={last} onClick={() => onMove(1)}>
              <ArrowDown size={14} aria-hidden="true" /> {t('accounts.moveDown')}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
