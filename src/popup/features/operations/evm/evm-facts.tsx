import { useTranslation } from 'react-i18next';
import type { OperationDetail } from '../../../../core/operations/quote.js';
import { Amount } from '../../../components/amount.js';

/** The native account that holds an EVM address's money, and how much is there; the address too unless it was typed. */
export function EvmFacts({ detail, typed }: { detail: OperationDetail; typed?: boolean }) {
  const { t } = useTranslation();
  if (detail.kind !== 'evm') return null;
  return (
    <dl className="card evm-facts" data-testid="evm-facts">
      {typed ? null : (
        <>
          <dt>{t('evm.evmAddress')}</dt>
          <dd>
            <bdi className="mono break">{detail.evmAddress}</bdi>
          </dd>
        </>
      )}
      <dt>{t('evm.mirror')}</dt>
      <dd>
        <bdi className="mono break">{detail.mirror}</bdi>
      </dd>
      <dt>{t('evm.there')}</dt>
      <dd>
        <Amount base={detail.mirrorFreeRao} precision="plain" always />
      </dd>
    </dl>
  );
}
