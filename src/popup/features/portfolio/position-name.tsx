import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Position } from '../../../core/stake/types.js';
import { ShortAddress } from '../../components/address.js';
import { Identicon } from '../../components/identicon.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Outside } from '../../components/outside.js';
import { useOwnAccount } from '../../state/selectors.js';
import type { Grouping } from '../home/group-positions.js';

interface Props {
  position: Position;
  by: Grouping;
  /** The group's name where the position stands for all of it; null within an open group. */
  groupName: string | null;
  /** Untrusted. */
  subnetName: string | null;
  several: boolean;
}

/** Which position: what its group does not say already, and the way to its page. */
export function PositionName({ position, by, groupName, subnetName, several }: Props) {
  const { t } = useTranslation();
  const own = useOwnAccount(position.coldkey);
  const { netuid, hotkey, coldkey } = position;
  const validator = position.validatorName ? (
    <Outside text={position.validatorName} />
  ) : (
    <ShortAddress address={hotkey} />
  );
  const account = own ? <Outside text={own.name} /> : <ShortAddress address={coldkey} />;
  const subnet =
    netuid === 0 ? t('home.rootStake') : <Outside text={subnetName || t('home.subnet', { netuid })} />;
  const title =
    groupName !== null ? <bdi title={groupName}>{groupName}</bdi> : by === 'subnet' ? validator : subnet;
  const isTitle = {
    validator: groupName === null && by === 'subnet',
    subnet: groupName === null && by !== 'subnet',
  };
  const under = [
    by !== 'subnet' && !isTitle.subnet ? { key: 'subnet', text: subnet } : null,
    by !== 'validator' && !isTitle.validator ? { key: 'validator', text: validator } : null,
    by !== 'account' && several ? { key: 'account', text: account } : null,
  ].filter((part) => part !== null);
  return (
    <span className="p-who">
      {by === 'subnet' && groupName === null ? (
        <span className="p-picture">
          <Identicon seed={hotkey} size={24} />
        </span>
      ) : (
        <NetuidChip netuid={netuid} />
      )}
      <span className="row-main">
        <Link className="subrow-link truncate p-link" href={`/position/${netuid}`}>
          {title}
        </Link>
        {under.length > 0 ? (
          <span className="row-under truncate">
            {under.map(({ key, text }, index) => (
              <span key={key}>
                {index > 0 ? ' \u00b7 ' : null}
                {text}
              </span>
            ))}
          </span>
        ) : null}
      </span>
    </span>
  );
}
