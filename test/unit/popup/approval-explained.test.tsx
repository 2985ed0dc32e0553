// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Explanation, Fact, Param, Risk } from '../../../src/core/explain/types.js';
import { i18n } from '../../../src/popup/i18n/index.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import type { ApprovalView } from '../../../src/protocol/ui/approvals.js';
import { EDGES } from '../../support/approval-edges.js';
import {
  effect,
  explained,
  extrinsic,
  MAIN,
  node,
  SHARED,
  STRANGER,
  staked,
  subnetOf,
  tao,
  taoBot,
  text,
  whom,
} from '../../support/approval-parts.js';
import { signInOf, TWELVE } from '../../support/approval-views.js';
import { openWindow, pass } from './approval-support.js';
import { account, emptyStores, fillStores, plainText, status } from './support.js';

beforeEach(() => {
  vi.useFakeTimers();
  fillStores();
  useWalletStore.setState({ status: status({ accounts: [{ ...account, address: MAIN }] }) });
});
afterEach(() => {
  cleanup();
  emptyStores();
  vi.useRealTimers();
});

const found = (id: string): ApprovalView => {
  const view = [...TWELVE, ...EDGES].find((one) => one.id === id);
  if (!view) throw new Error(`there is no view ${id}`);
  return view;
};
const title = () => plainText(screen.getByRole('heading', { level: 1 }));
const remark = node('System.remark', { code: 'remark', params: { text: text('hello') } });
const withPatch = (patch: Partial<Explanation>) =>
  extrinsic('one', explained({ sentence: remark.sentence, tree: remark, ...patch }));

describe('Q3 every approval', () => {
  it.each([...TWELVE, ...EDGES].map((view) => [view.id, view] as const))(
    '%s is clean for axe, in both halves of its words',
    async (_, view) => {
      const { container } = await openWindow([view]);
      expect(container.textContent).not.toMatch(/approval\.|sentence\.|\{\w+\}|\{\{/);
      vi.useRealTimers();
      const result = await axe.run(container, {
        rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
      });
      expect(result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`)).toEqual([]);
    },
  );

  it('never starts with the focus on a button', async () => {
    for (const view of TWELVE) {
      const { unmount } = await openWindow([view]);
      expect(document.activeElement?.tagName).toBe('H1');
      unmount();
    }
  });
});

describe('A5 a step hidden in a batch', () => {
  it('is the headline, with its place, its prey and its delay', async () => {
    await openWindow([found('hidden-proxy')]);
    expect(title()).toBe('Let 5DAAnr\u20263PTXFy act for you in everything, from the next block');
    expect(screen.getByRole('alert').textContent).toBe('This hands over control of your account');
    expect(document.querySelector('[data-risk="hidden-step"]')?.textContent).toBe(
      'Hidden as step 3 of 3 in a batch that begins with \u201cClaim root rewards from 3 subnets\u201d.',
    );
    const effects = screen.getByTestId('effects');
    expect(plainText(effects.querySelector('[data-kind="can-take"]'))).toBe(
      'It can then take412.8071 \u03c4 in all',
    );
    expect(plainText(effects.querySelector('[data-kind="delay"]'))).toBe('Delay before it can actnone');
    expect(effects.querySelector('[data-kind="delay"] .loss')).not.toBeNull();
    const red = document.querySelectorAll('.tree-danger');
    expect([...red].map(plainText)).toEqual([expect.stringMatching(/^1\.3Dangerous: Let 5DAAnr/)]);
    expect(screen.getByTestId('whole-address').textContent).toContain(STRANGER);
  });

  it('S59 A2 among 64 is the headline, and named above the list', async () => {
    await openWindow([found('sixty-four')]);
    expect(title()).toMatch(/^Let .* act for you in everything/);
    expect(screen.getByTestId('tree').textContent).toContain('1 dangerous step: 1.40');
    expect(document.querySelectorAll('.tree-call[title="SubtensorModule.add_stake_limit"]')).toHaveLength(62);
  });
});

describe('A5 S60 what takes the account', () => {
  it.each(['transfer-all', 'coldkey-swap', 'hidden-proxy', 'not-known'])(
    '%s is never one click away',
    async (id) => {
      const { sent } = await openWindow([found(id)]);
      expect(screen.getByRole('alert').textContent).not.toBe('Read this twice');
      expect(screen.getByTestId('reject').className).toContain('button-primary');
      await pass(900);
      fireEvent.click(screen.getByTestId('approve'));
      await pass(0);
      expect(sent('approvals.decide')).toEqual([]);
    },
  );
});

describe('A4 before and after', () => {
  const rows = () => [...document.querySelectorAll('.change')].map(plainText);

  it('says what is certain, what is expected, and what is not known', async () => {
    await openWindow([found('stake')]);
    expect(rows()).toEqual([
      'Balance12.4021 \u03c4 \u2192becomes 2.4016 \u03c4',
      'tao.bot \u00b7 SN6440.0000 \u0634 \u2192becomes 161.9204 \u0634expected 162.5330 \u0634',
    ]);
    expect(screen.getByTestId('certainty').dataset.certainty).toBe('simulated');
    cleanup();
    await openWindow([found('not-known')]);
    expect(rows()).toEqual(['Balancenot known \u2192becomes not known']);
  });

  it('shows every digit where fewer would hide the change', async () => {
    await openWindow([
      withPatch({
        changes: [
          {
            account: MAIN,
            subject: { of: 'free' },
            before: tao('12.40210001'),
            after: [{ bound: 'exactly', value: tao('12.402100009') }],
          },
        ],
      }),
    ]);
    expect(rows()).toEqual(['Balance12.40210001 \u03c4 \u2192becomes 12.402100009 \u03c4']);
  });

  it('groups accounts by name and folds what is long', async () => {
    const of = (account: string, netuid: number) => ({
      ...staked(netuid, taoBot, '1', ['exactly', '2']),
      account,
    });
    await openWindow([
      withPatch({ changes: [of(SHARED, 1), ...[1, 2, 3, 4, 5, 6].map((netuid) => of(MAIN, netuid))] }),
    ]);
    expect(rows()).toHaveLength(6);
    fireEvent.click(screen.getByRole('button', { name: 'and 1 more' }));
    expect(rows()).toHaveLength(7);
    expect(screen.getAllByRole('heading', { level: 3 }).map((h) => h.textContent)).toEqual([
      'Main coldkey',
      expect.stringMatching(/^5FLSig/),
    ]);
  });
});

describe('A13 fee and deposits', () => {
  const fee = () => plainText(document.querySelector('[data-kind="fee"]'));

  it('names who pays, also where it is nobody else', async () => {
    await openWindow([found('stake')]);
    expect(fee()).toBe('Network fee, at most paid by you0.000412 \u03c4');
    cleanup();
    await openWindow([withPatch({ facts: [{ code: 'fee-payer', value: whom(SHARED, 'Treasury', 'own') }] })]);
    expect(fee()).toContain('paid by Treasury');
  });

  it('says that a fee is not known instead of leaving it out', async () => {
    await openWindow([found('one-rao')]);
    expect(fee()).toBe('Network fee paid by younot known');
  });

  it('marks deposits that come back, and names whose money it is', async () => {
    await openWindow([
      withPatch({
        effects: [
          effect('reserve', 'exactly', tao('0.1')),
          effect('release', 'exactly', tao('0.2')),
          effect('revoke', 'exactly', text('Staking')),
          effect('pay', 'at-most', tao('3'), SHARED),
        ],
      }),
    ]);
    const line = (kind: string) => plainText(document.querySelector(`[data-kind="${kind}"]`));
    expect(line('reserve')).toContain('comes back');
    expect(line('release')).toBe('Deposit returned+0.2000 \u03c4');
    expect(line('revoke')).toBe('Right taken backstaking');
    expect(line('pay')).toMatch(/^Paid by 5FLSig\u2026\w+, at most\u22123\.0000/);
  });
});

describe('A2 words', () => {
  const say = async (params: Record<string, Param>): Promise<string> => {
    const sentence = { code: 'call', params } as const;
    await openWindow([withPatch({ sentence, tree: node('Pallet.call', sentence) })]);
    const said = title();
    cleanup();
    return said;
  };

  it('are those of the call, and its name where words or arguments are missing', async () => {
    i18n.addResource('en', 'translation', 'calls.Pallet.call', 'Do it with {who} on {netuids}');
    const call = text('Pallet.call');
    const list: Extract<Param, { t: 'list' }> = { t: 'list', items: [subnetOf(4), subnetOf(64)], more: 2 };
    expect(await say({ call, who: taoBot, netuids: list })).toBe(
      'Do it with tao.bot on SN4 Targon, SN64 Chutes and 2 more',
    );
    expect(await say({ call, netuids: { ...list, items: [], more: 0 }, who: taoBot })).toBe(
      'Do it with tao.bot on none',
    );
    expect(await say({ call, who: taoBot })).toBe('Call Pallet.call');
    expect(await say({ call: text('Pallet.other') })).toBe('Call Pallet.other');
  });

  it.each([
    [7_200n, '7 200 blocks, about 1 day'],
    [1n, '1 block, about 12 seconds'],
    [300n, '300 blocks, about 1 hour'],
    [100_800n, '100 800 blocks, about 14 days'],
    [0n, '0 blocks'],
  ])('%s blocks are a time', async (count, words) => {
    await openWindow([withPatch({ facts: [{ code: 'held-blocks', value: { t: 'blocks', count } }] })]);
    expect(plainText(document.querySelector('[data-fact="held-blocks"] dd'))).toBe(words);
  });

  it('name the approvals of a multisig account together', async () => {
    await openWindow([found('multisig')]);
    expect(plainText(screen.getByTestId('facts'))).toBe('Approvals, with this one1 of 2');
    expect(title()).toBe('Approve for the multisig account Treasury: Send 3.5 \u03c4 to 5DAAnr\u20263PTXFy');
    expect(plainText(document.querySelector('.tree-actor'))).toMatch(/^ ?for 5FLSig/);
  });

  it('exist for every risk and fact there is', () => {
    const risks: Record<Risk['code'], true> = RISKS;
    for (const code of Object.keys(risks)) {
      expect(i18n.exists(`approval.risk.${code}.title`), code).toBe(true);
      expect(i18n.exists(`approval.risk.${code}.text`), code).toBe(true);
    }
    const facts: Record<Fact['code'], true> = FACTS;
    for (const code of Object.keys(facts)) expect(i18n.exists(`approval.fact.${code}`), code).toBe(true);
    for (const kind of ['pay', 'receive', 'lock', 'fee', 'reserve', 'release', 'grant', 'revoke'])
      for (const bound of ['exactly', 'at-least', 'at-most', 'expected'])
        expect(i18n.exists(`approval.effect.${kind}-${bound}`), `${kind}-${bound}`).toBe(true);
  });
});

describe('A12 a request to sign in', () => {
  it('is laid out, its dates readable and its whole text at hand', async () => {
    await openWindow([found('sign-in')]);
    expect(title()).toBe('Sign in at app.taostake.example');
    const field = (name: string) => plainText(document.querySelector(`[data-field="${name}"] dd`));
    expect(field('address')).toBe('Main coldkey');
    expect(field('nonce')).toBe('32891756');
    expect(field('expirationTime')).not.toContain('T10');
    expect(screen.getByTestId('message-text').textContent).toContain('wants you to sign in');
    expect(screen.getByTestId('approve').textContent).toBe('Sign in');
  });

  it('with a fault is dangerous and must be held', async () => {
    const faulty = found('sign-in-faulty');
    const { sent } = await openWindow([faulty]);
    expect(document.querySelector('[data-fault="domain"]')?.textContent).toContain('taostats.example');
    expect(document.querySelector('[data-fault="expired"]')).not.toBeNull();
    await pass(900);
    fireEvent.click(screen.getByTestId('approve'));
    await pass(0);
    expect(sent('approvals.decide')).toEqual([]);
    fireEvent.pointerDown(screen.getByTestId('approve'));
    await pass(1_500);
    expect(sent('approvals.decide')).toHaveLength(1);
  });

  it('S52 keeps text of the page from turning its neighbours', async () => {
    const view = found('sign-in');
    if (view.kind !== 'message') throw new Error('not a message');
    await openWindow([{ ...view, signIn: signInOf({ statement: 'abc\u202edef', nonce: null }) }]);
    expect(plainText(document.querySelector('[data-field="statement"] dd'))).toBe('abcdef');
    expect(document.querySelector('[data-field="nonce"]')).toBeNull();
  });
});

describe('A4 what is promised', () => {
  it('T14 of a batch that may skip a step is said with its condition, of no other without', async () => {
    const of = (kind: 'receive' | 'release', bound: 'exactly' | 'at-least', account = MAIN) => ({
      ...effect(kind, bound, tao('4'), account),
      ifDone: true as const,
    });
    const labels = (view: ApprovalView) => {
      const page = openWindow([view]);
      return page.then(({ unmount }) => {
        const found = [...screen.getByTestId('effects').querySelectorAll('dt')].map(plainText);
        unmount();
        return found.filter((label) => !label.startsWith('Network fee'));
      });
    };
    const views = (lists: Explanation['effects']) => withPatch({ effects: lists });
    expect(await labels(views([of('receive', 'at-least')]))).toEqual(['If carried out, at least']);
    expect(await labels(views([of('receive', 'exactly')]))).toEqual(['If carried out, you get']);
    expect(await labels(views([of('release', 'exactly')]))).toEqual(['Deposit returned, if carried out']);
    expect(await labels(views([of('receive', 'at-least', SHARED)]))).toEqual([
      expect.stringMatching(/, at least, if carried out$/),
    ]);
    expect(await labels(views([effect('receive', 'at-least', tao('4'))]))).toEqual(['You get, at least']);
  });

  it('the button of a move says how much is moved', async () => {
    await openWindow([found('swap')]);
    expect(plainText(screen.getByTestId('approve'))).toMatch(/^Move 40 /);
  });
});

// Written out, so that a new code without words does not compile here.
const RISKS: Record<Risk['code'], true> = {
  'no-price-limit': true,
  'limit-on-amount': true,
  'price-far-from-quote': true,
  'large-share': true,
  'entire-balance': true,
  'first-time-validator': true,
  'unknown-validator': true,
  'new-recipient': true,
  'first-payment': true,
  'proxy-grant': true,
  'nonce-gap': true,
  'no-metadata-hash': true,
  'transfer-stake': true,
  'destroys-value': true,
  'may-stop-half-way': true,
  'steps-stand-alone': true,
  'unfamiliar-call': true,
  'account-control': true,
  'no-quote': true,
  'no-limit-on-chain': true,
  'recipient-is-hotkey': true,
  'own-recipient': true,
  lock: true,
  'lock-perpetual': true,
  'conviction-resets': true,
  'accepts-locked': true,
  collateral: true,
  'auto-stake': true,
  crowdloan: true,
  sealed: true,
  'limit-unreachable': true,
  administrator: true,
  'hidden-step': true,
  'large-part-of-wealth': true,
  'high-fee': true,
  'opaque-program': true,
  'orders-of-others': true,
  'no-such-right': true,
  'pays-for-others': true,
  'burns-cost': true,
  'keyless-account': true,
  'hands-over': true,
  'coldkey-swap': true,
  'forbidden-now': true,
  'facts-unavailable': true,
};
const FACTS: Record<Fact['code'], true> = {
  'price-impact': true,
  'worst-price': true,
  'worst-ratio': true,
  'all-or-nothing': true,
  'partial-fill': true,
  'pool-fee': true,
  'valid-for': true,
  nonce: true,
  tip: true,
  'no-limit': true,
  'more-limits': true,
  forfeited: true,
  'held-blocks': true,
  'locked-already': true,
  'lock-decays': true,
  'lock-perpetual': true,
  'crowdloan-raised': true,
  'crowdloan-cap': true,
  'crowdloan-end': true,
  'can-take': true,
  delay: true,
  'hidden-step': true,
  'begins-with': true,
  approvals: true,
  threshold: true,
  cost: true,
  'fee-payer': true,
};
