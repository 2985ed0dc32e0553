import { ShortAddress } from '../../components/address.js';
import { Outside } from '../../components/outside.js';
import { useOwnAccount } from '../../state/selectors.js';

/** An account by its own name, where it is one of this wallet's; else by its short address. */
export function AccountText({ address }: { address: string }) {
  const own = useOwnAccount(address);
  if (!own) return <ShortAddress address={address} />;
  return (
    <bdi className="account-name" title={address}>
      <Outside text={own.name} />
    </bdi>
  );
}
