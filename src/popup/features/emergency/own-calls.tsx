import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import { groupDigits } from '../../../core/amount/format.js';
import type { AnnouncedCall } from '../../../core/watch/types.js';
import { cleanText } from '../../components/untrusted.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { PlainStep } from './plain-step.js';
import { rejection } from './situation.js';
import { StepCard } from './step-list.js';
import { Countdown, Delegate, Fingerprint } from './threats.js';

interface Props {
  account: Account;
  announced: readonly AnnouncedCall[];
  now: { number: number; atMs: number };
  /** A link asked for the rejection, and it is of one of these. */
  wanted: boolean;
  /** False for an account that nobody here may act for. */
  canAct: boolean;
}

/** Calls that the person's own keys announced for the account: told, and rejected as any other, but no threat. */
export function OwnCalls({ account, announced, now, wanted, canAct }: Props) {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts);
  const [chosen, choose] = useState<string | null>(null);
  const [first] = announced;
  if (!first) return null;
  const open = chosen ?? (wanted ? rejection(first).key : '');
  return (
    <section aria-labelledby="emergency-announced" data-testid="announced">
      <h2 id="emergency-announced" className="part-title">
        {t('emergency.announced.title')}
      </h2>
      <p className="quiet small emergency-why">{t('emergency.announced.text')}</p>
      <ul className="emergency-steps">
        {announced.map((call) => {
          const step = rejection(call);
          const title = t('emergency.announced.call', {
            name: cleanText(accounts?.find(({ address }) => address === call.delegate)?.name ?? ''),
            block: groupDigits(String(call.height)),
          });
          return (
            <StepCard
              key={`${step.key} ${call.height}`}
              kind="announced"
              number={null}
              title={title}
              label={title}
              testId="own-call"
              open={step.key === open}
              wanted={wanted && call === first}
              onToggle={() => choose(step.key === open ? '' : step.key)}
            >
              <Delegate address={call.delegate} />
              <Countdown name="call" at={call.executableAtBlock} now={now} />
              <Fingerprint label={t('emergency.threat.callHash')} hex={call.callHash} />
              {canAct ? <PlainStep account={account} step={step} /> : null}
            </StepCard>
          );
        })}
      </ul>
    </section>
  );
}
