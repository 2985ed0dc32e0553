import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Priority, RequestBudget } from '../../../../src/engine/endpoints/request-budget.js';

const NO_JITTER = () => 1;

describe('the budget of one node', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const asks = (
    budget: RequestBudget,
    count: number,
    priority: Priority = 'interactive',
    log: string[] = [],
  ) => {
    for (let i = 0; i < count; i++) budget.when(priority, () => log.push(`${priority} ${i}`));
    return log;
  };

  it('lets a burst of twenty pass at once and two a second afterwards', () => {
    const sent = asks(new RequestBudget(false, NO_JITTER), 26);
    expect(sent).toHaveLength(20);
    vi.advanceTimersByTime(1_000);
    expect(sent).toHaveLength(22);
    vi.advanceTimersByTime(2_000);
    expect(sent).toHaveLength(26);
  });

  it('does not count for a node on this machine', () => {
    expect(asks(new RequestBudget(true, NO_JITTER), 500)).toHaveLength(500);
  });

  it('serves people before background work, which leaves a part of the burst to them', () => {
    const budget = new RequestBudget(false, NO_JITTER);
    const sent = asks(budget, 30, 'background');
    expect(sent).toHaveLength(15);
    asks(budget, 7, 'interactive', sent);
    expect(sent.slice(15)).toEqual([0, 1, 2, 3, 4].map((i) => `interactive ${i}`));
    vi.advanceTimersByTime(1_000);
    expect(sent.slice(20)).toEqual(['interactive 5', 'interactive 6']);
  });

  it('pauses when the node refuses, then asks at half the pace, and forgives after a minute', () => {
    const budget = new RequestBudget(false, NO_JITTER);
    const sent = asks(budget, 20);
    budget.refused();
    vi.advanceTimersByTime(30_000);
    asks(budget, 60, 'interactive', sent);
    expect(sent).toHaveLength(40);
    vi.advanceTimersByTime(4_000);
    expect(sent).toHaveLength(44);
    vi.advanceTimersByTime(60_000);
    expect(sent).toHaveLength(80);
  });

  it('pauses ever longer, on this machine too, and counts the refusals of one burst once', () => {
    const budget = new RequestBudget(true, NO_JITTER);
    budget.refused();
    budget.refused();
    const sent = asks(budget, 1);
    vi.advanceTimersByTime(999);
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(sent).toHaveLength(1);
    budget.refused();
    asks(budget, 1, 'interactive', sent);
    vi.advanceTimersByTime(1_999);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(sent).toHaveLength(2);
  });

  it('lets signs of life pass always', () => {
    const budget = new RequestBudget(false, NO_JITTER);
    const sent = asks(budget, 20);
    budget.refused();
    asks(budget, 2, 'urgent', sent);
    expect(sent.slice(20)).toEqual(['urgent 0', 'urgent 1']);
  });

  it('forgets a request that was taken back', () => {
    const budget = new RequestBudget(false, NO_JITTER);
    const sent = asks(budget, 20);
    const takeBack = budget.when('interactive', () => sent.push('taken back'));
    takeBack();
    vi.advanceTimersByTime(5_000);
    expect(sent).toHaveLength(20);
  });
});
