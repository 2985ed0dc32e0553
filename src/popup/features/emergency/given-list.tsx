import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import type { ProxyGrant } from '../../../core/chain/account-state.js';
import { rightText } from '../../components/sentence-text.js';
import { cleanText } from '../../components/untrusted.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { PlainStep } from './plain-step.js';
import { removal } from './situation.js';
import { StepCard } from './step-list.js';
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
export function GivenList({ account, given, wanted, canAct }: Props) {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts);
  const [chosen, choose] = useState<string | null>(null);
  const [first] = given;
  if (!first) return null;
  const open = chosen ?? (wanted ? removal(first).key : '');
  return (
    <section aria-labelledby="emergency-given" data-testid="given">
      <h2 id="emergency-given" className="part-title">
        {t('emergency.given.title')}
      </h2>
      <p className="quiet small emergency-why">{t('emergency.given.text')}</p>
      <ul className="emergency-steps">
        {given.map((grant) => {
          const step = removal(grant);
          const name = cleanText(accounts?.find(({ address }) => address === grant.delegate)?.name ?? '');
          const title = t('emergency.given.right', { name, right: rightText(t, grant.proxyType) });
          return (
            <StepCard
              key={step.key}
              kind="given"
              number={null}
              title={title}
              label={title}
              testId="given-right"
              open={step.key === open}
              wanted={wanted && grant === first}
              onToggle={() => choose(step.key === open ? '' : step.key)}
            >
              <Delegate address={grant.delegate} />
              <Right grant={grant} />
              {canAct ? <PlainStep account={account} step={step} /> : null}
            </StepCard>
          );
        })}
      </ul>
    </section>
  );
}
