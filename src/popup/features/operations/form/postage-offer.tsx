import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Account, canSign, isOnDevice } from '../../../../core/accounts/types.js';
import type { Protection } from '../../../../core/operations/quote.js';
import { Select } from '../../../components/select-field.js';
import { cleanText } from '../../../components/untrusted.js';
import { useChainStore } from '../../../state/chain-store.js';
import { useOwnAccount } from '../../../state/selectors.js';
import { useWalletStore } from '../../../state/wallet-store.js';

/** What four carriers cost at most by far, and something for the account to stay alive: 0.01 τ. */
const LEAST_RAO = 10_000_000n;

interface Props {
  protection: Protection;
  /** Address of the account that signs the operation. */
  signer: string;
  chosen: Account | null;
  onChoose(account: Account | null): void;
}

/**
 * A signer on a device signs once, which is not enough for the shield: another account of this wallet can sign the carriers
 * (docs/adr/0007-shield.md). Off until chosen, because it links both accounts in public.
 */
export function PostageOffer({ protection, signer, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const owner = useOwnAccount(signer);
  const carriers = useCarriers();
  const needed = protection.state === 'off' && protection.reason === 'device';
  if (!owner || !isOnDevice(owner) || (!needed && !chosen)) return null;
  if (carriers.length === 0 && !chosen)
    return <span className="postage faint tiny">{t('operation.postage.nobody')}</span>;
  return (
    <span className="postage" data-testid="postage">
      <label htmlFor={id} className="small">
        {t('operation.postage.label')}
      </label>
      <Select
        id={id}
        value={chosen?.accountId ?? ''}
        options={[
          { value: '', label: t('operation.postage.none') },
          ...carriers.map(({ accountId, name }) => ({ value: accountId, label: cleanText(name) })),
        ]}
        onChange={(value) => onChoose(carriers.find(({ accountId }) => accountId === value) ?? null)}
      />
      {chosen ? <span className="quiet tiny">{t('operation.postage.text')}</span> : null}
    </span>
  );
}

const NONE: readonly Account[] = [];

/** Accounts whose key is here and that can pay for carriers. */
function useCarriers(): Account[] {
  const accounts = useWalletStore((s) => s.status?.accounts ?? NONE);
  const known = useChainStore((s) => s.portfolio?.snapshot?.value.accounts);
  return accounts.filter((account) => {
    const balance = known?.find(({ address }) => address === account.address)?.balance;
    const isMine = canSign(account) && account.role === 'coldkey' && !account.hidden;
    return isMine && balance !== undefined && balance.spendableRao >= LEAST_RAO;
  });
}
