import { ShortAddress } from '../../components/address.js';
import { Outside } from '../../components/outside.js';
import { useChainStore } from '../../state/chain-store.js';

/** The validator's name where one of the positions tells it. */
export function ValidatorName({ hotkey }: { hotkey: string }) {
  const name = useChainStore(
    (s) =>
      s.portfolio?.snapshot?.value.accounts
        .flatMap((one) => one.positions)
        .find((position) => position.hotkey === hotkey)?.validatorName ?? null,
  );
  return name ? <Outside text={name} /> : <ShortAddress address={hotkey} />;
}
