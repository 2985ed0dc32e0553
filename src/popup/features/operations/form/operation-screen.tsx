import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Account } from '../../../../core/accounts/types.js';
import type { FeatureId } from '../../../../core/chain/capability.js';
import type { AccountPortfolio, SubnetRow } from '../../../../core/stake/types.js';
import type { Settings } from '../../../../protocol/ui/settings.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { NetworkPill } from '../../../components/network-pill.js';
import { Notice } from '../../../components/notice.js';
import { PageHeader } from '../../../components/page-header.js';
import { RetryButton } from '../../../components/retry-button.js';
import { Skeleton } from '../../../components/skeleton.js';
import { useChainStore } from '../../../state/chain-store.js';
import { useActiveAccount } from '../../../state/selectors.js';
import { useFeatures } from '../../../state/use-features.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { OldLine } from './old-line.js';
import { ToldError, useReadError, useStaleAt } from './use-stale.js';

/** What every form needs: who acts, where, and what there is. */
export interface FormWorld {
  account: Account;
  settings: Settings;
  subnets: SubnetRow[];
  portfolio: AccountPortfolio;
}

interface Props {
  title: string;
  /** What the runtime must have; all of it. */
  features: readonly FeatureId[];
  back?: string;
  /** Said instead of the general words where the runtime lacks a feature. */
  missing?: { title: string; text(spec: number | null): string };
  children(world: FormWorld): ReactNode;
}

/** A form's screen, or why it cannot be filled in: no runtime for it, no connection, nothing read yet. */
export function OperationScreen({ title, features, back = '/', missing, children }: Props) {
  const { t } = useTranslation();
  const account = useActiveAccount();
  const settings = useWalletStore((s) => s.settings);
  const snapshot = useChainStore((s) => s.portfolio?.snapshot?.value);
  const spec = useChainStore((s) => s.capabilities?.specVersion ?? null);
  const has = useFeatures();
  const isOld = useStaleAt() !== null;
  const error = useReadError();
  const isMissing = features.some((id) => has(id) === false);
  const portfolio = snapshot?.accounts.find(({ address }) => address === account?.address);
  return (
    <main className="screen" data-old={isOld || undefined}>
      <PageHeader title={title} back={back} aside={<NetworkPill short />} />
      {isMissing ? (
        <Notice
          tone="caution"
          title={missing?.title ?? t('operation.unavailable')}
          action={
            <Link href="/settings/network/runtime" className="link">
              {t('operation.whatRuntimeCan')}
            </Link>
          }
        >
          {missing?.text(spec) ?? t('operation.unavailableText', { spec })}
        </Notice>
      ) : account && settings && snapshot && portfolio ? (
        <ToldError value={error}>
          <OldLine />
          {children({ account, settings, subnets: snapshot.subnets, portfolio })}
        </ToldError>
      ) : error ? (
        <ErrorNotice error={error} action={<RetryButton />} />
      ) : (
        <Skeleton rows={5} tall />
      )}
    </main>
  );
}
