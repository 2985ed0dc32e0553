import { FlaskConical, Landmark, Laptop, Waypoints } from 'lucide-react';
import { isBuiltIn, type NetworkId } from '../../core/chain/networks.js';
import { cx } from './cx.js';
import { networkTint } from './network-name.js';

const ICONS = { finney: Landmark, test: FlaskConical, local: Laptop };

/** The sign of a kind of network in its colour. Decoration: the name stands beside it. */
export function NetworkIcon({ networkId, size = 16 }: { networkId: NetworkId; size?: number }) {
  const Icon = isBuiltIn(networkId) ? ICONS[networkId] : Waypoints;
  return (
    <span className={cx('network-icon', networkTint(networkId))} aria-hidden="true">
      <Icon size={size} />
    </span>
  );
}
