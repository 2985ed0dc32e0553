// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Param } from '../../../src/core/explain/types.js';
import { holesOf, wordsOf } from '../../../src/popup/components/sentence-text.js';
import { i18n } from '../../../src/popup/i18n/index.js';

const { t } = i18n;
const params = (delay: Param): Record<string, Param> => ({
  call: { t: 'text', text: 'Proxy.create_pure' },
  proxy_type: { t: 'text', text: 'Any' },
  delay,
  index: { t: 'int', value: 0n },
});

describe('K11 an account without a key in words', () => {
  it.each<Param>([
    { t: 'int', value: 0n },
    { t: 'blocks', count: 0n },
  ])('K11 without a delay nothing is said of blocks: %o', (delay) => {
    const { template, params: filled } = wordsOf(t, { code: 'call', params: params(delay) });
    expect(template).toContain('from the next block');
    expect(holesOf(template)).toEqual(['type']);
    expect(filled.type).toEqual({ t: 'text', text: 'everything' });
  });

  it('K11 with a delay it is counted in blocks, whoever forgot to say so', () => {
    const { template, params: filled } = wordsOf(t, {
      code: 'call',
      params: params({ t: 'int', value: 600n }),
    });
    expect(holesOf(template)).toEqual(['type', 'delay']);
    expect(filled.delay).toEqual({ t: 'blocks', count: 600n });
  });
});
