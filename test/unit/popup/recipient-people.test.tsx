// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../../../src/popup/features/operations/recipient/recipient-field.js';
import { judge, type KnownPeople } from '../../../src/popup/features/operations/recipient/judge.js';
import { PeopleSheet } from '../../../src/popup/features/operations/recipient/people-sheet.js';
import { NO_RECIPIENT } from '../../../src/popup/features/operations/recipient/use-recipient.js';
import { VerdictView } from '../../../src/popup/features/operations/recipient/verdict-view.js';
import { contactOf, factsOf } from './send-support.js';
import { account, emptyStores, fakeServices, fillStores, renderApp } from './support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

const zoe = contactOf('d', 'Zoë', { note: 'Memo 49021', exchange: true });
const people: KnownPeople = {
  own: [],
  contacts: [zoe],
  sent: [{ ...zoe, times: 1, lastAtMs: Date.now() - 7_200_000, here: true }],
  validators: [],
};
const nothing = (): void => undefined;

describe('S2 S5 who is known', () => {
  it('S5 names whoever was paid lately once, on top, by contact and with the age', () => {
    const props = { people, sender: account.accountId, open: true, onOpenChange: nothing, onChoose: nothing };
    renderApp(<PeopleSheet {...props} />, fakeServices());
    const lately = screen.getByRole('region', { name: 'Sent to lately' });
    expect(lately.textContent).toMatch(/Zoë.*2 h(?:ours)? ago.*Memo 49021/);
    expect(screen.queryByRole('region', { name: 'Contacts' })).toBeNull();
  });

  it('S2 cautions of a contact that is an exchange, beside its note', () => {
    const facts = { state: 'known', facts: factsOf()({ address: zoe.address }) } as const;
    const recipient = {
      draft: NO_RECIPIENT,
      verdict: judge(zoe.address, account.accountId, people, facts, false),
      sender: account.accountId,
      people,
      peopleLoading: false,
      peopleError: null,
      address: zoe.address,
      usable: true,
      askAgain: nothing,
    };
    const { container } = renderApp(<VerdictView recipient={recipient} onChange={nothing} />, fakeServices());
    expect(screen.getByTestId('exchange').textContent).toContain('asks for none');
    expect(container.textContent).toContain('Memo 49021');
  });
});
