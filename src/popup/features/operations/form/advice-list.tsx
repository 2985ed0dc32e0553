import { useTranslation } from 'react-i18next';
import { shortAmount } from '../../../../core/amount/format.js';
import type { Advice } from '../../../../core/operations/quote.js';
import { Button } from '../../../components/button.js';
import { taoText } from '../../../components/format.js';
import { Notice } from '../../../components/notice.js';

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

/** Things to know before the review, each with its offer where there is one. */
export function AdviceList({ advice, offers = {} }: { advice: Advice[]; offers?: Offers }) {
  const { t } = useTranslation();
  if (advice.length === 0) return null;
  return (
    <ul className="advice" data-testid="advice">
      {advice.map(({ code, context }) => {
        const offer = offers[code];
        return (
          <li key={code} data-advice={code}>
            <Notice
              tone={CAUTIONS.has(code) ? 'caution' : 'note'}
              action={offer ? <Button onClick={offer.onTake}>{offer.label}</Button> : undefined}
            >
              {t(`operation.advice.${code}`, shown(context))}
            </Notice>
          </li>
        );
      })}
    </ul>
  );
}

/** Amounts travel as decimal text under names that end in Rao or Base. */
function shown(context: Advice['context']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(context).map(([key, value]) => {
      const text = String(value);
      if (!/^\d+$/.test(text)) return [key, text];
      if (key.endsWith('Rao')) return [key, taoText(BigInt(text))];
      if (key.endsWith('Base')) return [key, shortAmount(BigInt(text))];
      return [key, text];
    }),
  );
}
