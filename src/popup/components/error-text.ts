import type { TFunction } from 'i18next';
import type { ErrorBody } from '../../core/errors/wallet-error.js';
import { taoText } from './format.js';

/** Three parts of every error: what happened, whether anything was lost, what to do. */
export interface ErrorParts {
  what: string;
  /** The particular of this case, when the error carries it. */
  detail: string | null;
  lost: string;
  next: string;
}

/** Amounts travel as decimal text of rao under names that end in Rao. */
function shown(context: ErrorBody['context']): Record<string, string | number> {
  const out: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(context)) {
    if (value === null || typeof value === 'boolean') continue;
    out[key] = key.endsWith('Rao') && /^\d+$/.test(String(value)) ? taoText(BigInt(value)) : value;
  }
  return out;
}

/** The words for an error, chosen from its code alone. */
export function errorParts(t: TFunction, error: ErrorBody): ErrorParts {
  const base = `errors.${error.code}`;
  const values = shown(error.context);
  const template = t(`${base}.detail`, { defaultValue: '', skipInterpolation: true });
  const needed = [...template.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');
  const complete = template !== '' && needed.every((name) => name in values);
  const reason = chainReason(t, error);
  return {
    what: t(`${base}.what`, values),
    detail: reason?.what ?? (complete ? t(`${base}.detail`, values) : null),
    lost: t(`${base}.lost`),
    next: reason?.next ?? t(`${base}.next`, values),
  };
}

/** Where the words for an error of the chain are: a pallet may mean something else by a name that others have too. */
export function chainErrorKey(t: TFunction, pallet: string | null, name: string): string {
  const own = `chainErrors.${pallet}-${name}`;
  return pallet !== null && t(`${own}.what`, { defaultValue: '' }) !== '' ? own : `chainErrors.${name}`;
}

/** A refusal of the node names the chain's own reason; the words for it are those of the activity list. */
function chainReason(t: TFunction, { code, context }: ErrorBody): { what: string; next: string } | null {
  if (code !== 'chain/rejected' || typeof context.name !== 'string') return null;
  const known = chainErrorKey(t, typeof context.pallet === 'string' ? context.pallet : null, context.name);
  return {
    what: t(`${known}.what`, { defaultValue: t('activity.unknownFailure', { name: context.name }) }),
    next: t(`${known}.next`, { defaultValue: t('activity.unknownNext') }),
  };
}
