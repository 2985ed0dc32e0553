import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import type { ProxyGrant } from '../../../core/chain/account-state.js';
import { rightText } from '../../components/sentence-text.js';
import { cleanText } from '../../components/untrusted.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { OwnSteps } from './own-steps.js';
import { removal } from './situation.js';
import { Delegate, Right } from './threats.js';

interface Props {
  account: Account;
  given: readonly ProxyGrant[];
  /** A link asked for the right to be taken back, and it is one of these. */
  wanted: boolean;
  /** False for an account that nobody here may act for. */
  canAct: boolean;
}

/** Rights of the person's own keys over the account: told, and taken back as any other, but no threat. */
export function GivenList({ given, ...shared }: Props) {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts);
  const steps = given.map((grant) => {
    const step = removal(grant);
    const name = cleanText(accounts?.find(({ address }) => address === grant.delegate)?.name ?? '');
    return {
      key: step.key,
      step,
      title: t('emergency.given.right', { name, right: rightText(t, grant.proxyType) }),
      about: (
        <>
          <Delegate address={grant.delegate} />
          <Right grant={grant} />
        </>
      ),
    };
  });
  return (
    <OwnSteps
      {...shared}
      kind="given"
      title={t('emergency.given.title')}
      text={t('emergency.given.text')}
      steps={steps}
      testId="given-right"
    />
  );
}
