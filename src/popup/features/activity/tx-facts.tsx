import { Check, Copy, ShieldCheck, ShieldOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '../../../core/activity/types.js';
import { useServices } from '../../app/services.js';
import { CopyAddress, useCopied } from '../../components/address.js';
import { dateText } from '../../components/age.js';
import { Outside } from '../../components/outside.js';
import { useOwnAccount } from '../../state/selectors.js';
import { isForAnother } from './for-actor.js';
import { recipientsOf } from './recipients.js';
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

/**
 * When and by whom it was signed and whom it pays, then its names on the chain, to be looked up elsewhere. A carrier has one
 * only once it was signed.
 */
export function TxFacts({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const shield = shieldOf(row);
  const isCarried = shield !== null && shield.tries > 0;
  return (
    <dl className="tx-facts" data-testid="tx-facts">
      <Told label={t('activity.signedAt')}>
        <time dateTime={new Date(row.createdAtMs).toISOString()}>{dateText(row.createdAtMs)}</time>
      </Told>
      <Told label={t('activity.account')}>
        <OwnAccount address={row.actor ?? row.address} />
      </Told>
      {isForAnother(row) ? (
        <Told label={t('activity.signedBy')}>
          <OwnAccount address={row.address} />
        </Told>
      ) : null}
      {recipientsOf(row.sentence).map(({ address, name }) => (
        <Recipient key={address} address={address} name={name} />
      ))}
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

function Told({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="tx-fact">
      <dt className="tx-fact-name">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** By name where it is one of this wallet's, by address always. */
function OwnAccount({ address }: { address: string }) {
  const own = useOwnAccount(address);
  return (
    <>
      {own ? <Outside text={own.name} /> : null} <CopyAddress address={address} />
    </>
  );
}

/** In full: whoever compares it must not be fooled by an address with the same ends. */
function Recipient({ address, name }: { address: string; name: string | null }) {
  const { t } = useTranslation();
  const own = useOwnAccount(address);
  const known = own?.name ?? name;
  return (
    <Copied
      label={t('activity.recipient')}
      text={address}
      shown={address}
      name={known ? <Outside text={known} /> : null}
    />
  );
}

interface CopiedProps {
  label: string;
  text: string;
  /** As it is read: in short, or with its digits grouped. */
  shown: string;
  /** Stands before it. */
  name?: ReactNode;
}

/** A name on the chain that copies itself whole. */
export function Copied({ label, text, shown, name }: CopiedProps) {
  const { platform } = useServices();
  const { t } = useTranslation();
  const [copied, markCopied] = useCopied();
  return (
    <div className="tx-fact">
      <dt className="tx-fact-name">{label}</dt>
      <dd>
        {name}
        <button
          type="button"
          className="copy-address"
          // Where nothing was left out there is nothing more to hint at.
          title={shown.includes('\u2026') ? text : undefined}
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
