import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { buildPages } from '../../../demo/serve-dapp.js';
import type { hostile } from '../sites/hostile/hostile.js';
import type { Extension } from '../support/launch.js';
import { Approval } from './popup.js';

declare global {
  interface Window {
    hostile: typeof hostile;
  }
}

const OUT = 'out/hostile';
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

export type Heard = (typeof hostile.heard)[number];

/** Builds the hostile page. @returns the folder it is in */
export async function buildHostile(): Promise<string> {
  await buildPages('test/e2e/sites/hostile', OUT, ['index.html', 'frame.html', 'ahead.html', 'later.html']);
  return OUT;
}

/** The hostile page at any address: the browser believes that it came from there. */
export class HostilePage {
  private constructor(
    readonly page: Page,
    readonly origin: string,
    private readonly extension: Extension,
  ) {}

  static async open(extension: Extension, origin: string, path = '/'): Promise<HostilePage> {
    const opened = new HostilePage(await extension.context.newPage(), origin, extension);
    // Not the extension's own addresses: whether those can be reached is what is asked.
    await opened.page.route(/^https?:/, serve);
    await opened.go(path);
    return opened;
  }

  /** Opens one that has permission to see the account that is offered first. */
  static async connected(extension: Extension, origin: string): Promise<HostilePage> {
    const opened = await HostilePage.open(extension, origin);
    const prompt = await opened.prompt('dapp.enable', { appName: 'Win' });
    await Promise.all([prompt.page.waitForEvent('close'), prompt.approve()]);
    return opened;
  }

  async go(path: string): Promise<void> {
    await this.page.goto(`${this.origin}${path}`);
    await this.page.locator('html[data-ready="yes"]').waitFor();
  }

  /** What the wallet answers: the words of its refusal, or `given`. */
  async said(method: string, params: unknown, id?: string): Promise<string> {
    return (await this.ask(method, params, id)).err?.message ?? 'given';
  }

  ask(method: string, params: unknown, id?: string): Promise<Heard & { ms: number }> {
    return this.page.evaluate(([name, input, as]) => window.hostile.ask(name, input, as), [
      method,
      params,
      id,
    ] as const);
  }

  /** Asks for something that must be approved, and answers the window that comes up. */
  prompt(method: string, params: unknown, id?: string): Promise<Approval> {
    return Approval.during(this.extension, () =>
      this.page.evaluate(([name, input, as]) => window.hostile.post(name, input, as), [
        method,
        params,
        id,
      ] as const),
    );
  }

  heard(): Promise<Heard[]> {
    return this.page.evaluate(() => window.hostile.heard);
  }

  /** Accounts in the last message that said they changed. */
  lastAccounts(): Promise<unknown[] | undefined> {
    return this.page.evaluate(() => window.hostile.events.at(-1)?.accounts);
  }

  /** How often each answer came, to anything this document asked. */
  tally(): Promise<Record<string, number>> {
    return this.page.evaluate(() => window.hostile.tally(window.hostile.heard));
  }
}

/** The built page for every address; below /sandboxed the browser takes its origin away. */
export async function serve(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const file = extname(pathname) === '' ? 'index.html' : pathname.slice(1);
  await route.fulfill({
    contentType: TYPES[extname(file)] ?? 'text/plain',
    headers: pathname === '/sandboxed' ? { 'content-security-policy': 'sandbox allow-scripts' } : {},
    body: await readFile(join(OUT, file)).catch(() => ''),
  });
}
