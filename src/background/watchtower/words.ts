import { percent, shortAmount } from '../../core/amount/format.js';
import type { AlertFacts, AlertKind } from '../../core/watch/types.js';
import { LANGUAGES, type Language, type Settings } from '../../protocol/ui/settings.js';

/** One file of `public/alerts`. */
export interface AlertWords {
  decimalMark: string;
  locked: Said;
  several: Said;
  /** `hidden`: said where amounts are hidden. */
  kinds: Record<
    Exclude<AlertKind, 'price-crossed'> | `price-${'above' | 'below'}`,
    Said & { hidden?: string }
  >;
}

export interface Said {
  title: string;
  text: string;
}

const U16 = 65_535n;
const BPS = 10_000n;
/** A name is the person's own, but a notification has no room for a long one. */
const MAX_NAME = 40;

/** The language chosen, or that of the browser where Kelvin speaks it. */
export function languageOf(chosen: Settings['language'], browser: string | undefined): Language {
  if (chosen !== 'system') return chosen;
  const [main] = (browser ?? '').toLowerCase().split('-');
  return LANGUAGES.find((language) => language === main) ?? 'en';
}

/** What is said of one alert. Nothing that comes from outside is part of it: a notification knows no way to set it apart. */
export function sayAlert(words: AlertWords, facts: AlertFacts, name: string, hideAmounts: boolean): Said {
  const { title, text, hidden } = words.kinds[wordsKeyOf(facts)];
  const params = { account: name.slice(0, MAX_NAME), ...detailsOf(facts, words.decimalMark) };
  return { title, text: fill(hideAmounts && hidden ? hidden : text, params) };
}

/** Several at once, the worst first. */
export function saySeveral({ several }: AlertWords, count: number, first: Said): Said {
  return {
    title: fill(several.title, { count: `${count}` }),
    text: fill(several.text, { first: first.text }),
  };
}

function wordsKeyOf(facts: AlertFacts): keyof AlertWords['kinds'] {
  return facts.kind === 'price-crossed' ? `price-${facts.side}` : facts.kind;
}

function detailsOf(facts: AlertFacts, mark: string): Record<string, string> {
  const number = (plain: string): string => plain.replace('.', mark);
  switch (facts.kind) {
    case 'funds-left':
      return { amount: number(shortAmount(facts.amountRao)) };
    case 'stake-left':
      return { amount: number(shortAmount(facts.alphaBase)), netuid: `${facts.netuid}` };
    case 'take-raised':
      return {
        from: number(percent(BigInt(facts.from), U16)),
        to: number(percent(BigInt(facts.to), U16)),
      };
    case 'lock-matures':
      return { netuid: `${facts.netuid}` };
    case 'rewards-ready':
      return { amount: number(shortAmount(facts.valueRao)) };
    case 'price-crossed':
      return { netuid: `${facts.netuid}`, amount: number(shortAmount(facts.limitRao)) };
    case 'yield-fell':
      return { netuid: `${facts.netuid}`, limit: number(percent(BigInt(facts.belowBps), BPS)) };
    case 'validator-left':
    case 'subnet-closing':
      return { netuid: `${facts.netuid}` };
    case 'approval-waits':
      return { approvals: `${facts.approvals}`, threshold: `${facts.threshold}` };
    default:
      return {};
  }
}

function fill(text: string, params: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => params[name] ?? '');
}
