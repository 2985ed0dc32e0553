import { Outside } from '../../components/outside.js';
import { useOwnAccount } from '../../state/selectors.js';
import { useScope } from '../holdings/scope.js';

/** The account that a line is about, where several are in view. */
export function OfAccount({ address }: { address: string }) {
  const { accounts } = useScope();
  const own = useOwnAccount(address);
  if (accounts.length < 2 || !own) return null;
  return (
    <>
      {' \u00b7 '}
      <Outside text={own.name} />
    </>
  );
}
