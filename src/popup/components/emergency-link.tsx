import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isOpen } from '../../core/watch/open.js';
import { currentSurface } from '../app/surface.js';
import { useActiveAccount } from '../state/selectors.js';
import { useWalletStore } from '../state/wallet-store.js';

/**
 * To the dispute of an announced swap: of the account on screen, unless the watchtower saw the swap of another one alone.
 * Nothing where there is no such page: an approval's window has none.
 */
export function EmergencyLink() {
  const { t } = useTranslation();
  const active = useActiveAccount();
  const accounts = useWalletStore((s) => s.status?.accounts);
  const alerts = useWalletStore((s) => s.alerts?.alerts);
  const networkId = useWalletStore((s) => s.settings?.networkId);
  if (currentSurface() === 'approval') return null;
  const swapped = (alerts ?? [])
    .filter((one) => one.facts.kind === 'swap-announced' && one.networkId === networkId && isOpen(one))
    .map(({ address }) => address);
  const other =
    active && swapped.includes(active.address)
      ? undefined
      : accounts?.find(({ role, address }) => role === 'coldkey' && swapped.includes(address));
  return (
    <Link
      href={`/emergency/${other?.accountId ?? 'active'}/dispute`}
      className="link"
      data-testid="to-emergency"
    >
      {t('actions.emergency')}
    </Link>
  );
}
