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
  return {
    what: t(`${base}.what`),
    detail: complete ? t(`${base}.detail`, values) : null,
    lost: t(`${base}.lost`),
    next: t(`${base}.next`),
  };
}
