import type { TFunction } from 'i18next';
import type { Param, Sentence } from '../../core/explain/types.js';

/** A catalogue text and what fills its `{name}` holes. */
export interface Words {
  template: string;
  params: Record<string, Param>;
}

const HOLES = /\{(\w+)\}/g;

/** Names of the holes of a catalogue text. */
export function holesOf(template: string): string[] {
  return [...template.matchAll(HOLES)].map((match) => match[1] ?? '');
}

/** True when every hole of the text can be filled. */
export function isComplete(template: string, params: Record<string, Param>): boolean {
  return holesOf(template).every((name) => params[name] !== undefined);
}

/**
 * The catalogue's words for a sentence: for a `call` those of the call itself, where it has some and they name no argument
 * that is missing. Rights over the account are named by what they allow, not by the chain's word for them.
 */
export function wordsOf(t: TFunction, { code, params }: Sentence): Words {
  switch (code) {
    case 'call':
      if (isCreatePure(params))
        return {
          template: isNoDelay(params.delay) ? t('pureNow') : t('pureLater'),
          params: namedRights(t, { ...params, type: params.proxy_type }),
        };
      return { template: ownWords(t, params) ?? t('sentence.generic'), params };
    case 'add-proxy':
      return {
        template: isNoDelay(params.delay) ? t('proxyNow') : t('sentence.add-proxy'),
        params: namedRights(t, params),
      };
    case 'remove-proxy':
      return { template: t('sentence.remove-proxy'), params: namedRights(t, params) };
    default: {
      const template = t(`sentence.${code}`);
      // A step that only carries others says what it adds; what is inside has lines of its own. What was kept by an earlier
      // release names no subnets.
      const last = /:? \{(inner|subnets)\}$/.exec(template);
      return { template: last?.[1] && !params[last[1]] ? template.slice(0, last.index) : template, params };
    }
  }
}

/** An account without a key is made with a right over it, which is told like any other. */
function isCreatePure(
  params: Record<string, Param>,
): params is Record<string, Param> & { proxy_type: Param; delay: Param } {
  const { call, proxy_type: type, delay } = params;
  return call?.t === 'text' && call.text === 'Proxy.create_pure' && type?.t === 'text' && delay !== undefined;
}

function ownWords(t: TFunction, params: Record<string, Param>): string | null {
  const call = params.call?.t === 'text' ? params.call.text : '';
  const own = t(`calls.${call}`, { defaultValue: '' });
  return own !== '' && isComplete(own, params) ? own : null;
}

/** A delay of no blocks at all. */
export function isNoDelay(delay: Param | null | undefined): boolean {
  return (delay?.t === 'blocks' && delay.count === 0n) || (delay?.t === 'int' && delay.value === 0n);
}

/** What a right over an account allows, in words; one that came later is called as the chain calls it. */
export function rightText(t: TFunction, type: string): string {
  return t(`proxyType.${type}`, { defaultValue: type });
}

/** The parameters of a grant with its right and its delay in words. */
export function namedRights(t: TFunction, params: Record<string, Param>): Record<string, Param> {
  const { type, delay } = params;
  return {
    ...params,
    ...(type?.t === 'text' ? { type: { t: 'text', text: rightText(t, type.text) } } : {}),
    // A delay is counted in blocks, whoever forgot to say so.
    ...(delay?.t === 'int' ? { delay: { t: 'blocks', count: delay.value } } : {}),
  };
}
