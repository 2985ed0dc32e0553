import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import { groupDigits } from '../../../core/amount/format.js';
import type { AnnouncedCall } from '../../../core/watch/types.js';
import { cleanText } from '../../components/untrusted.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { OwnSteps } from './own-steps.js';
import { rejection } from './situation.js';
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
export function OwnCalls({ announced, now, ...shared }: Props) {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts);
  const steps = announced.map((call) => {
    const step = rejection(call);
    return {
      key: `${step.key} ${call.height}`,
      step,
      title: t('emergency.announced.call', {
        name: cleanText(accounts?.find(({ address }) => address === call.delegate)?.name ?? ''),
        block: groupDigits(String(call.height)),
      }),
      about: (
        <>
          <Delegate address={call.delegate} />
          <Countdown name="call" at={call.executableAtBlock} now={now} />
          <Fingerprint label={t('emergency.threat.callHash')} hex={call.callHash} />
        </>
      ),
    };
  });
  return (
    <OwnSteps
      {...shared}
      kind="announced"
      title={t('emergency.announced.title')}
      text={t('emergency.announced.text')}
      steps={steps}
      testId="own-call"
    />
  );
}
