import type { TFunction } from 'i18next';
import { ChevronDown, CircleAlert, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import type { ProxyGrant } from '../../../core/chain/account-state.js';
import { dateText } from '../../components/age.js';
import { aboutBlocks } from '../../components/blocks.js';
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

/** So many are named at once; a page of them would hide what to do. */
const SHOWN = 3;

interface Props {
  situation: Situation;
  now: Now;
  /** Where nothing is left to do, what is wrong is all there is to read. */
  open: boolean;
}

/** Everything that is wrong, the gravest first, each in a line with its countdown; who and which is unfolded. */
export function Threats({ situation, now, open }: Props) {
  const { t } = useTranslation();
  const [all, showAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  // The button that showed them is gone: the focus goes to the first that it showed.
  useEffect(() => {
    if (all) list.current?.children[SHOWN]?.querySelector('summary')?.focus();
  }, [all]);
  const { swap, grants, calls } = situation;
  const found = [
    ...(swap !== null && swap !== 'none'
      ? [<SwapThreat key="swap" swap={swap} now={now} open={open} />]
      : []),
    ...listOf(calls).map((call) => (
      <Threat
        key={`${call.delegate} ${call.callHash} ${call.height}`}
        kind="call"
        title={t('emergency.threat.call')}
        brief={leftText(t, call.executableAtBlock, now)}
        open={open}
      >
        <Delegate address={call.delegate} />
        <Countdown name="call" at={call.executableAtBlock} now={now} />
        <Fingerprint label={t('emergency.threat.callHash')} hex={call.callHash} />
      </Threat>
    )),
    ...byDelegate(grants ?? []).map(([delegate, rights]) => (
      <Threat
        key={delegate}
        kind="proxy"
        title={t('emergency.threat.proxy', { count: rights.length })}
        brief={rightText(t, rights[0]?.proxyType ?? '')}
        open={open}
      >
        <Delegate address={delegate} />
        {rights.map((grant) => (
          <Right key={`${grant.proxyType} ${grant.delayBlocks}`} grant={grant} />
        ))}
      </Threat>
    )),
  ];
  const hidden = all ? 0 : found.length - SHOWN;
  return (
    <ul className="threats" data-testid="threats" ref={list}>
      {hidden > 0 ? found.slice(0, SHOWN) : found}
      {hidden > 0 ? (
        <li>
          <button type="button" className="link small" onClick={() => showAll(true)}>
            {t('emergency.threat.more', { count: hidden })}
          </button>
        </li>
      ) : null}
    </ul>
  );
}

function SwapThreat(props: { swap: Exclude<Situation['swap'], 'none' | null>; now: Now; open: boolean }) {
  const { swap, now, open } = props;
  const { t } = useTranslation();
  const isDisputed = swap.state === 'disputed';
  return (
    <Threat
      kind="swap"
      title={t(isDisputed ? 'emergency.threat.disputed' : 'emergency.threat.swap')}
      brief={isDisputed ? null : leftText(t, swap.executableAtBlock, now)}
      open={open}
    >
      {isDisputed ? (
        <p>{t('emergency.threat.disputedText')}</p>
      ) : (
        <Countdown name="swap" at={swap.executableAtBlock} now={now} />
      )}
      <Fingerprint label={t('emergency.threat.swapHash')} hex={swap.newColdkeyHash} />
    </Threat>
  );
}

function leftText(t: TFunction, at: number, now: Now): string {
  return at <= now.number
    ? t('emergency.threat.possible')
    : t('emergency.threat.left', { time: aboutBlocks(t, BigInt(at - now.number)) });
}

/** What one delegate may do, right by right. */
function byDelegate(grants: readonly ProxyGrant[]): Array<[delegate: string, rights: ProxyGrant[]]> {
  const groups = new Map<string, ProxyGrant[]>();
  for (const grant of grants) groups.set(grant.delegate, [...(groups.get(grant.delegate) ?? []), grant]);
  return [...groups];
}

/** What a right allows, and after which delay. */
export function Right({ grant: { proxyType, delayBlocks } }: { grant: ProxyGrant }) {
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

function Threat(props: {
  kind: 'swap' | 'call' | 'proxy';
  title: string;
  brief: string | null;
  open: boolean;
  children: ReactNode;
}) {
  const { kind, title, brief, open, children } = props;
  const { t } = useTranslation();
  const Icon = kind === 'proxy' ? TriangleAlert : CircleAlert;
  return (
    <li data-testid="threat" data-kind={kind}>
      {/* No Disclosure: an alarm shows what it is first, in colours of its own, and its chevron last. */}
      <details className="threat" open={open}>
        <summary className="threat-head">
          <Icon size={18} aria-hidden="true" className="threat-icon" />
          <span className="threat-text">
            <strong>{title}</strong>
            {brief === null ? null : (
              <span className="threat-brief" data-testid={kind === 'proxy' ? undefined : 'countdown'}>
                {brief}
              </span>
            )}
          </span>
          <ChevronDown size={16} aria-hidden="true" className="threat-mark" />
        </summary>
        <div className="threat-text threat-body">
          {children}
          <p className="tiny">
            <Term name={TERMS[kind]}>{t(`emergency.threat.term.${kind}`)}</Term>
          </p>
        </div>
      </details>
    </li>
  );
}

/** A delegate in full: a short form can be forged, and this one is to be recognised. */
export function Delegate({ address }: { address: string }) {
  const own = useOwnAccount(address);
  return (
    <p className="threat-who">
      {own ? <bdi className="strong">{cleanText(own.name)} </bdi> : null}
      <bdi className="mono break">{address}</bdi>
    </p>
  );
}

/** From when on it can be carried out. */
export function Countdown({ name, at, now }: { name: 'swap' | 'call'; at: number; now: Now }) {
  const { t } = useTranslation();
  if (at <= now.number) return <p className="threat-due">{t(`emergency.threat.${name}Due`)}</p>;
  const count = BigInt(at - now.number);
  return (
    <p title={dateText(timeOfBlock(at, { block: now.number, atMs: now.atMs }))}>
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

/** A hash in full: all that is known of what was announced. */
export function Fingerprint({ label, hex }: { label: string; hex: string }) {
  return (
    <p className="faint tiny">
      {label} <bdi className="mono break">{hex}</bdi>
    </p>
  );
}
