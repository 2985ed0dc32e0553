import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import type { ProxyGrant } from '../../../core/chain/account-state.js';
import { dateText } from '../../components/age.js';
import { Filled } from '../../components/param-view.js';
import { rightText } from '../../components/sentence-text.js';
import { Term, type TermName } from '../../components/term.js';
import { cleanText } from '../../components/untrusted.js';
import { useOwnAccount } from '../../state/selectors.js';
import { timeOfBlock } from '../market/figures.js';
import { listOf, type Situation } from './situation.js';

interface Now {
  number: number;
  atMs: number;
}

/** Everything that is wrong, the gravest first, each with its countdown. */
export function Threats({ situation, now }: { situation: Situation; now: Now }) {
  const { t } = useTranslation();
  const { swap, grants, calls } = situation;
  return (
    <ul className="threats" data-testid="threats">
      {swap !== null && swap !== 'none' ? (
        <Threat
          kind="swap"
          title={t(swap.state === 'disputed' ? 'emergency.threat.disputed' : 'emergency.threat.swap')}
        >
          {swap.state === 'disputed' ? (
            <p>{t('emergency.threat.disputedText')}</p>
          ) : (
            <Countdown name="swap" at={swap.executableAtBlock} now={now} />
          )}
          <Fingerprint label={t('emergency.threat.swapHash')} hex={swap.newColdkeyHash} />
        </Threat>
      ) : null}
      {listOf(calls).map((call) => (
        <Threat
          key={`${call.delegate} ${call.callHash} ${call.height}`}
          kind="call"
          title={t('emergency.threat.call')}
        >
          <Delegate address={call.delegate} />
          <Countdown name="call" at={call.executableAtBlock} now={now} />
          <Fingerprint label={t('emergency.threat.callHash')} hex={call.callHash} />
        </Threat>
      ))}
      {byDelegate(grants ?? []).map(([delegate, rights]) => (
        <Threat key={delegate} kind="proxy" title={t('emergency.threat.proxy', { count: rights.length })}>
          <Delegate address={delegate} />
          {rights.map((grant) => (
            <Right key={`${grant.proxyType} ${grant.delayBlocks}`} grant={grant} />
          ))}
        </Threat>
      ))}
    </ul>
  );
}

/** What one delegate may do, right by right. */
function byDelegate(grants: readonly ProxyGrant[]): Array<[delegate: string, rights: ProxyGrant[]]> {
  const groups = new Map<string, ProxyGrant[]>();
  for (const grant of grants) groups.set(grant.delegate, [...(groups.get(grant.delegate) ?? []), grant]);
  return [...groups];
}

function Right({ grant: { proxyType, delayBlocks } }: { grant: ProxyGrant }) {
  const { t } = useTranslation();
  return (
    <p>
      {t('emergency.threat.proxyMay', { right: rightText(t, proxyType) })}{' '}
      {delayBlocks === 0 ? (
        t('emergency.threat.atOnce')
      ) : (
        <Filled
          template={t('emergency.threat.delayed')}
          params={{ time: { t: 'blocks', count: BigInt(delayBlocks) } }}
        />
      )}
    </p>
  );
}

const TERMS: Record<'swap' | 'call' | 'proxy', TermName> = {
  swap: 'coldkeySwap',
  call: 'announcement',
  proxy: 'proxy',
};

function Threat(props: { kind: 'swap' | 'call' | 'proxy'; title: string; children: ReactNode }) {
  const { kind, title, children } = props;
  const Icon = kind === 'proxy' ? TriangleAlert : CircleAlert;
  return (
    <li className="threat" data-testid="threat" data-kind={kind}>
      <Icon size={18} aria-hidden="true" className="threat-icon" />
      <div className="threat-text">
        <h3 className="strong">
          <Term name={TERMS[kind]}>{title}</Term>
        </h3>
        {children}
      </div>
    </li>
  );
}

/** A delegate in full: a short form can be forged, and this one is to be recognised. */
function Delegate({ address }: { address: string }) {
  const own = useOwnAccount(address);
  return (
    <p className="threat-who">
      {own ? <bdi className="strong">{cleanText(own.name)} </bdi> : null}
      <bdi className="mono break">{address}</bdi>
    </p>
  );
}

function Countdown({ name, at, now }: { name: 'swap' | 'call'; at: number; now: Now }) {
  const { t } = useTranslation();
  if (at <= now.number) return <p className="threat-due">{t(`emergency.threat.${name}Due`)}</p>;
  const count = BigInt(at - now.number);
  return (
    <p title={dateText(timeOfBlock(at, { block: now.number, atMs: now.atMs }))} data-testid="countdown">
      <Filled
        template={t(`emergency.threat.${name}When`)}
        params={{
          block: { t: 'text', text: groupDigits(String(at)) },
          time: { t: 'blocks', count },
        }}
      />
    </p>
  );
}

function Fingerprint({ label, hex }: { label: string; hex: string }) {
  return (
    <p className="faint tiny">
      {label} <bdi className="mono break">{hex}</bdi>
    </p>
  );
}
