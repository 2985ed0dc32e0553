// @vitest-environment happy-dom
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Gate } from '../../src/popup/app/gate.js';
import { Unlocked } from '../../src/popup/app/unlocked.js';
import { useWalletStore } from '../../src/popup/state/wallet-store.js';
import {
  ADDRESS,
  account,
  emptyStores,
  fakeServices,
  fillStores,
  hashOf,
  renderApp,
  status,
} from '../unit/popup/support.js';

const POPUP = join(import.meta.dirname, '../../src/popup');

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return path.endsWith('.tsx') ? [readFileSync(path, 'utf8')] : [];
  });
}

/** Every path a route of the app is written for, with its parameters filled in, and links made up by somebody. */
function everyPath(): string[] {
  const written = new Set<string>();
  for (const source of sources(POPUP))
    for (const [, path] of source.matchAll(/<Route\s+path="([^"]+)"/g)) if (path) written.add(path);
  // Routes that exist on their own and below /add are written as one expression.
  for (const source of sources(POPUP))
    for (const [, name] of source.matchAll(/<Route\s+path=\{\/\^\\\/\(\?:add\\\/\)\?(\w+)/g))
      for (const path of [`/${name}`, `/add/${name}`]) written.add(path);
  const filled = [...written].map((path) =>
    path.replace('/*?', '').replace(':hash', hashOf('9')).replace(':id', account.accountId),
  );
  return [
    ...new Set([...filled, '/', '/accounts//export', '/nowhere/at/all', '/accounts/%2e%2e/export']),
  ].sort();
}
const PATHS = everyPath();

beforeEach(() => {
  // Whatever the stores still hold, a locked wallet shows none of it.
  fillStores();
  useWalletStore.setState({ status: status({ vault: 'locked' }) });
});
afterEach(() => {
  cleanup();
  emptyStores();
});

describe('S85 a locked wallet', () => {
  it('S85 the list of routes is that of the app', () => {
    expect(PATHS).toEqual(
      expect.arrayContaining([
        '/stake',
        '/accounts',
        '/accounts/export',
        `/accounts/${account.accountId}/export`,
        `/accounts/${account.accountId}/derive`,
        '/contacts',
        '/settings',
        '/settings/backup',
        '/add/create',
      ]),
    );
    expect(PATHS.length).toBeGreaterThan(15);
  });

  it.each(PATHS)('S85 shows the lock screen and nothing else at %s', (path) => {
    for (const surface of ['popup', 'tab', 'approval'] as const) {
      const services = fakeServices();
      const { container } = renderApp(<Gate surface={surface} unlocked={Unlocked} />, services, path);
      expect(screen.getByTestId('locked')).toBe(container.firstElementChild);
      expect(container.children).toHaveLength(1);
      expect(screen.getByLabelText('Password')).toBeTruthy();
      expect(container.textContent).not.toContain(account.name);
      expect(container.innerHTML).not.toContain(ADDRESS);
      expect(container.innerHTML).not.toContain(account.accountId);
      expect(container.textContent).not.toMatch(/\d/);
      // Nothing is asked of the wallet either.
      expect(services.calls).toEqual([]);
      cleanup();
    }
  });
});
