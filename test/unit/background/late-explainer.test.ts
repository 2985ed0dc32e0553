import { describe, expect, it } from 'vitest';
import { createExplainer } from '../../../src/background/explain/index.js';
import { lateExplainer } from '../../../src/background/late-explainer/index.js';

const message = { data: 'hello', origin: null, accountId: `0x${'11'.repeat(32)}`, nowMs: 0, metadata: [] };

describe('an explainer that is loaded late', () => {
  it('is loaded with the first question, and once for all of them', async () => {
    let loads = 0;
    const explainer = lateExplainer(async () => {
      loads += 1;
      return createExplainer();
    });
    expect(loads).toBe(0);
    const [one, two] = await Promise.all([
      explainer.prepareMessage(message),
      explainer.prepareMessage(message),
    ]);
    expect(one).toEqual(two);
    expect(one).toEqual(createExplainer().prepareMessage(message));
    expect(loads).toBe(1);
  });

  it('answers an error while it cannot be loaded, and tries again with the next question', async () => {
    let broken = true;
    const explainer = lateExplainer(async () => {
      if (broken) throw new Error('not there');
      return createExplainer();
    });
    await expect(explainer.prepareMessage(message)).rejects.toThrow('not there');
    broken = false;
    expect((await explainer.prepareMessage(message)).text).toBe('hello');
  });
});
