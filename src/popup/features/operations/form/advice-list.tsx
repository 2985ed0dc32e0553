import { useTranslation } from 'react-i18next';
import { shortAmount } from '../../../../core/amount/format.js';
import type { Advice } from '../../../../core/operations/quote.js';
import type { OperationAsk } from '../../../../core/operations/request.js';
import { Button } from '../../../components/button.js';
import { NBSP, taoText } from '../../../components/format.js';
import { Notice } from '../../../components/notice.js';
import { symbolText } from '../../../components/token-symbol.js';
import { useSubnet } from '../../../state/selectors.js';

/** What concerns the pocket is a caution; the rest is a note. */
const CAUTIONS: ReadonlySet<Advice['code']> = new Set([
  'remainder-too-small',
  'dust-lost',
  'closes-account',
  'closes-account-with-stake',
  'claim-first',
  'rewards-lost',
  'fee-above-worth',
  'no-limit-on-chain',
  'cannot-be-unset',
  'cannot-be-undone',
]);

/** Something that one press does about what was said. */
export interface Offer {
  label: string;
  onTake(): void;
}

/** The offer that goes with a piece of advice. */
export type Offers = Partial<Record<Advice['code'], Offer>>;

interface Props {
  advice: Advice[];
  /** What was asked: it says of which subnet the alpha is where the advice does not. */
  ask: OperationAsk;
  offers?: Offers;
}

/** Things to know before the review, each with its offer where there is one. */
export function AdviceList({ advice, ask, offers = {} }: Props) {
  if (advice.length === 0) return null;
  return (
    <ul className="advice" data-testid="advice">
      {advice.map((one) => (
        <AdviceItem key={one.code} advice={one} ask={ask} offer={offers[one.code]} />
      ))}
    </ul>
  );
}

function AdviceItem(props: { advice: Advice; ask: OperationAsk; offer: Offer | undefined }) {
  const { t } = useTranslation();
  const { code, context } = props.advice;
  const { offer } = props;
  const netuid = typeof context.netuid === 'number' ? context.netuid : netuidOf(props.ask);
  const subnet = useSubnet(netuid);
  const unit = netuid === null ? '' : NBSP + symbolText(netuid, subnet?.symbol ?? null);
  return (
    <li data-advice={code}>
      <Notice
        tone={CAUTIONS.has(code) ? 'caution' : 'note'}
        action={offer ? <Button onClick={offer.onTake}>{offer.label}</Button> : undefined}
      >
        {t(`operation.advice.${code}`, shown(context, unit))}
      </Notice>
    </li>
  );
}

/** The subnet whose alpha leaves; null where it is none or several. */
function netuidOf(ask: OperationAsk): number | null {
  if ('fromNetuid' in ask) return ask.fromNetuid;
  return 'netuid' in ask ? ask.netuid : null;
}

/** Amounts travel as decimal text under names that end in Rao or Base; the latter are of the unit. */
function shown(context: Advice['context'], unit: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(context).map(([key, value]) => {
      const text = String(value);
      if (!/^\d+$/.test(text)) return [key, text];
      if (key.endsWith('Rao')) return [key, taoText(BigInt(text))];
      if (key.endsWith('Base')) return [key, `${shortAmount(BigInt(text))}${unit}`];
      return [key, text];
    }),
  );
}
