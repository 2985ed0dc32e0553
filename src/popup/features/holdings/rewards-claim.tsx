import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useActiveAccount } from '../../state/selectors.js';
import { useFeatures } from '../../state/use-features.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useCanAct } from '../acting/use-can-act.js';
import { draftKey, keepDraft } from '../operations/form/drafts.js';
import { ValidatorName } from './validator-name.js';

/** What the form of a claim is to begin with; null: what it takes by itself. */
export type Pick =
  | { form: 'claim-root'; netuids: number[] | null }
  | { form: 'claim-basket'; hotkey: string | null };

/** The way to the claim, for the account that forms act for. */
export interface ClaimDoor {
  address: string;
  pick(choice: Pick): void;
}

/** Null where that account cannot sign a claim, or the runtime has none. */
export function useClaimDoor(): ClaimDoor | null {
  const has = useFeatures();
  const account = useActiveAccount();
  const canAct = useCanAct(account);
  const networkId = useWalletStore((s) => s.settings?.networkId ?? null);
  if (!account || canAct !== true || networkId === null) return null;
  if (has('root-claims') === false && has('root-baskets') === false) return null;
  return {
    address: account.address,
    pick: ({ form, ...draft }) => keepDraft(draftKey(form, account.accountId, networkId), draft),
  };
}

interface Props {
  door: ClaimDoor;
  choice: Pick;
  /** Of one validator; without it of all of them. */
  hotkey?: string;
}

/** Leads to the form of the claim with a choice made. */
export function ClaimLink({ door, choice, hotkey }: Props) {
  const { t } = useTranslation();
  return (
    <Link className="link small" href="/do/claim" onClick={() => door.pick(choice)}>
      {t('doors.claim')}
      {hotkey === undefined ? null : (
        <span className="visually-hidden">
          {' '}
          <ValidatorName hotkey={hotkey} />
        </span>
      )}
    </Link>
  );
}
