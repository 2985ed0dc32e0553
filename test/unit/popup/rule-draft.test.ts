import { describe, expect, it } from 'vitest';
import {
  EMPTY_DRAFT,
  ruleOf,
  withChoice,
} from '../../../src/popup/features/settings/watch/rules/rule-draft.js';
import { HOTKEY } from './support.js';

describe('another kind chosen for a rule half made', () => {
  const yieldOn = (netuid: number) => ({
    ...EMPTY_DRAFT,
    choice: 'yield' as const,
    netuid,
    hotkey: HOTKEY,
    text: '5',
  });

  it('N3 forgets root, which has no price, no permits and no end', () => {
    for (const choice of ['above', 'below', 'validator', 'closing'] as const) {
      const draft = withChoice(yieldOn(0), choice);
      expect(draft).toEqual({ ...EMPTY_DRAFT, choice });
      expect(ruleOf({ ...draft, text: '3' }, 'a', 'finney')).toBeNull();
    }
  });

  it('N3 keeps the subnet it can have, and drops a limit that meant something else', () => {
    expect(withChoice(yieldOn(64), 'closing')).toEqual({ ...yieldOn(64), choice: 'closing', text: '' });
    expect(withChoice(yieldOn(0), 'yield').netuid).toBe(0);
  });
});
