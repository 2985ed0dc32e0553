import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { shortAddress } from '../../core/address/short.js';
import type { Param, Sentence } from '../../core/explain/types.js';
import { useSubnet } from '../state/selectors.js';
import { Amount } from './amount.js';
import { Blocks } from './blocks.js';
import { percentOfBps, priceText, TAU } from './format.js';
import { Outside } from './outside.js';
import { wordsOf } from './sentence-text.js';
import { TokenSymbol } from './token-symbol.js';
import { cleanText } from './untrusted.js';

interface Props {
  param: Param;
  /** Short for what is expected, plain for sentences, exact for what will be signed. */
  precision?: 'short' | 'exact' | 'plain';
  /** Ignores the privacy switch: nobody may sign what they cannot see. */
  always?: boolean;
  sign?: '+' | '\u2212' | '';
}

/** One piece of meaning, formatted: money, subnet, account, price, number or text from outside. */
export function ParamView({ param, precision = 'short', always = false, sign = '' }: Props) {
  switch (param.t) {
    case 'tao':
      return <Amount base={param.rao} precision={precision} always={always} sign={sign} />;
    case 'alpha':
      return <Amount base={param.base} token={param} precision={precision} always={always} sign={sign} />;
    case 'subnet':
      return <SubnetName netuid={param.netuid} name={param.name} />;
    case 'account':
      return <AccountName address={param.address} name={param.name} />;
    case 'price':
      return <PricePer raoPerAlpha={param.raoPerAlpha} netuid={param.netuid} />;
    case 'ratio':
      return <RatioOf ratio={param.ratio} from={param.fromNetuid} to={param.toNetuid} />;
    case 'bps':
      return <span className="amount">{percentOfBps(param.bps)}&nbsp;%</span>;
    case 'int':
      return <span className="amount">{param.value.toString()}</span>;
    case 'hex':
      return (
        <span className="mono" title={param.hex}>
          {param.hex.length > 22 ? `${param.hex.slice(0, 12)}\u2026${param.hex.slice(-8)}` : param.hex}
        </span>
      );
    case 'blocks':
      return <Blocks count={param.count} />;
    case 'flag':
      return <Flag on={param.on} />;
    case 'list':
      return <List items={param.items} more={param.more} always={always} />;
    case 'sentence':
      return <Inner sentence={param.sentence} always={always} />;
    case 'everything':
      return <Everything />;
    case 'text':
      return <Outside text={param.text || '\u2013'} />;
  }
}

/** Letters of a subnet's name that a sentence can carry; its number beside it is what tells it apart. */
const NAME_LETTERS = 40;

function shortName(name: string): string {
  const letters = [...name];
  return letters.length > NAME_LETTERS ? `${letters.slice(0, NAME_LETTERS).join('').trimEnd()}\u2026` : name;
}

function SubnetName({ netuid, name }: { netuid: number; name: string | null }) {
  const { t } = useTranslation();
  if (netuid === 0) return <span className="subnet-name">{t('amount.root')}</span>;
  return (
    <span className="subnet-name" title={name ? cleanText(name) : undefined}>
      SN{netuid}
      {name ? (
        <>
          {' '}
          <Outside text={shortName(cleanText(name))} />
        </>
      ) : null}
    </span>
  );
}

function Everything() {
  const { t } = useTranslation();
  return <span className="amount">{t('everything')}</span>;
}

function AccountName({ address, name }: { address: string; name: string | null }) {
  if (name)
    return (
      <bdi className="account-name" title={address}>
        <Outside text={name} />
      </bdi>
    );
  return (
    <bdi className="mono account-name" title={address}>
      {shortAddress(address)}
    </bdi>
  );
}

function PricePer({ raoPerAlpha, netuid }: { raoPerAlpha: bigint; netuid: number }) {
  const { t } = useTranslation();
  const subnet = useSubnet(netuid);
  return (
    <span className="amount">
      {priceText(raoPerAlpha)}
      {'\u00a0'}
      {TAU} {t('amount.per')} <TokenSymbol netuid={netuid} symbol={subnet?.symbol ?? null} />
    </span>
  );
}

/** An exchange rate of two subnets' alpha: with their numbers, because signs alone are too alike. */
function RatioOf({ ratio, from, to }: { ratio: bigint; from: number; to: number }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="amount">
        {priceText(ratio)}
        {'\u00a0'}
        <AlphaOf netuid={to} />
      </span>{' '}
      <span className="amount">
        {t('amount.per')} <AlphaOf netuid={from} />
      </span>
    </>
  );
}

function AlphaOf({ netuid }: { netuid: number }) {
  const subnet = useSubnet(netuid);
  return (
    <>
      <TokenSymbol netuid={netuid} symbol={subnet?.symbol ?? null} />
      {'\u00a0'}SN{netuid}
    </>
  );
}

const HOLE = /\{(\w+)\}/;

/** A catalogue text with `{name}` holes filled by formatted pieces. A missing piece shows as a dash, never as nothing. */
export function Filled({
  template,
  params,
  always,
  marked = {},
}: {
  template: string;
  params: Record<string, Param>;
  always?: boolean;
  /** Classes of the holes that stand out. */
  marked?: Readonly<Record<string, string>> | undefined;
}) {
  const pieces = template.split(HOLE);
  return (
    <>
      {pieces.map((piece, index) => {
        // split() with one group alternates text and name, so the place in the list is the identity of a piece.
        const key = `${index}-${piece}`;
        if (index % 2 === 0) return <Fragment key={key}>{piece}</Fragment>;
        const param = params[piece];
        if (!param) return <span key={key}>{'\u2013'}</span>;
        const view = <ParamView key={key} param={param} precision="plain" always={always ?? false} />;
        return marked[piece] ? (
          <span key={key} className={marked[piece]}>
            {view}
          </span>
        ) : (
          view
        );
      })}
    </>
  );
}

/** What a call inside another one does. */
function Inner({ sentence, always }: { sentence: Sentence; always: boolean }) {
  const { t } = useTranslation();
  return <Filled {...wordsOf(t, sentence)} always={always} />;
}

function Flag({ on }: { on: boolean }) {
  const { t } = useTranslation();
  return <>{t(on ? 'amount.yes' : 'amount.no')}</>;
}

function List({ items, more, always }: { items: Param[]; more: number; always: boolean }) {
  const { t } = useTranslation();
  if (items.length === 0) return <>{t('listOfNone')}</>;
  return (
    <>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the items of a call's list have no identity but their place
        <Fragment key={index}>
          {index > 0 ? ', ' : null}
          <ParamView param={item} precision="plain" always={always} />
        </Fragment>
      ))}
      {more > 0 ? ` ${t('amount.more', { count: more })}` : null}
    </>
  );
}
