import { Check, Copy, ShieldCheck, ShieldOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '../../../core/activity/types.js';
import { useServices } from '../../app/services.js';
import { useCopied } from '../../components/address.js';
import { shortHash } from './short-hash.js';
import { blockText, shieldOf } from './story.js';

/** Whether it was hidden, or why not. Nothing where there was nothing to hide, or nobody knows who has read it since. */
export function ProtectionUsed({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const key = protectionKey(row);
  if (key === null) return null;
  const isOn = row.protection?.state === 'on';
  const Icon = isOn ? ShieldCheck : ShieldOff;
  return (
    <p className="tx-protection quiet small" data-testid="tx-protection">
      <Icon size={14} aria-hidden="true" className={isOn ? 'gain' : 'faint'} />
      {t(`activity.shield.${key}`)}
    </p>
  );
}

function protectionKey({ protection, state }: ActivityRow): string | null {
  if (!protection) return null;
  if (protection.state === 'off') return protection.reason === 'no-trade' ? null : protection.reason;
  if (protection.stage === 'opened') return 'on';
  return protection.stage === 'hidden' && protection.tries > 0 && state === 'sent' ? 'waiting' : null;
}

/** Names of it on the chain, to be looked up elsewhere. A carrier has one only once it was signed. */
export function TxFacts({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const shield = shieldOf(row);
  const isCarried = shield !== null && shield.tries > 0;
  return (
    <dl className="tx-facts" data-testid="tx-facts">
      <Copied label={t('activity.hash')} text={row.txHash} shown={shortHash(row.txHash)} />
      {row.block ? (
        <>
          <Copied
            label={t('activity.block')}
            text={String(row.block.number)}
            shown={blockText(row.block.number)}
          />
          <Copied label={t('activity.blockHash')} text={row.block.hash} shown={shortHash(row.block.hash)} />
        </>
      ) : null}
      {isCarried ? (
        <Copied
          label={t('activity.carrier')}
          text={shield.carrierHash}
          shown={shortHash(shield.carrierHash)}
        />
      ) : null}
      {isCarried && shield.carrierBlock && shield.carrierBlock.number !== row.block?.number ? (
        <Copied
          label={t('activity.carrierBlock')}
          text={String(shield.carrierBlock.number)}
          shown={blockText(shield.carrierBlock.number)}
        />
      ) : null}
    </dl>
  );
}

/** A name on the chain that copies itself whole. */
export function Copied({ label, text, shown }: { label: string; text: string; shown: string }) {
  const { platform } = useServices();
  const { t } = useTranslation();
  const [copied, markCopied] = useCopied();
  return (
    <div className="tx-fact">
      <dt className="tx-fact-name">{label}</dt>
      <dd>
        <button
          type="button"
          className="copy-address"
          title={text}
          aria-label={t('activity.copy', { what: `${label} ${shown}` })}
          onClick={() => void platform.copy(text).then(markCopied)}
        >
          <bdi className="mono">{shown}</bdi>
          {copied ? <Check size={12} aria-hidden="true" /> : <Copy size={12} aria-hidden="true" />}
          <span className="visually-hidden" role="status">
            {copied ? t('actions.copied') : ''}
          </span>
        </button>
      </dd>
    </div>
  );
}
