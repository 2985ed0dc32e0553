import { useTranslation } from 'react-i18next';
import type { Fact, Param } from '../../../core/explain/types.js';
import { Filled } from '../../components/param-view.js';
import { useOwnAccount } from '../../state/selectors.js';

interface Props {
  /** Whoever pays, where it is known to be somebody else. */
  payer: Fact | undefined;
  /** Whose balance the fee leaves. */
  account: string;
  signer: string;
}

/** Who pays the fee: said every time, so that nobody has to conclude it from silence. */
export function FeePayer({ payer, account, signer }: Props) {
  const { t } = useTranslation();
  const own = useOwnAccount(account);
  const other: Param | null =
    payer?.value ??
    (account === signer ? null : { t: 'account', address: account, name: own?.name ?? null, role: 'other' });
  return (
    <span className={other ? 'effect-mark tiny' : 'effect-mark faint tiny'} data-testid="fee-payer">
      <Filled
        template={t('approval.feeBy')}
        params={{ who: other ?? { t: 'text', text: t('approval.thisAccount') } }}
        always
      />
    </span>
  );
}
