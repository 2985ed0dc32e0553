import type { CDPSession, Page } from 'playwright-core';
import { pressLive } from './press.js';

/** What a screen reader says of an element. */
export interface Heard {
  role: string;
  name: string;
  /** Text of what describes it: hints and errors. */
  description: string;
}

/** Most presses of Tab on one screen: more means that the element cannot be reached. */
const MOST_STOPS = 80;

/** A person without a mouse, who hears where the focus is. */
export class Keyboard {
  private constructor(
    readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async on(page: Page): Promise<Keyboard> {
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    return new Keyboard(page, session);
  }

  /** Role, name and description of what has the focus, as the browser tells assistive programs. */
  async heard(): Promise<Heard> {
    const { result } = await this.session.send('Runtime.evaluate', { expression: 'document.activeElement' });
    if (!result.objectId) return { role: '', name: '', description: '' };
    const { nodes } = await this.session.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId,
      fetchRelatives: false,
    });
    const text = (value: { value?: unknown } | undefined): string => String(value?.value ?? '');
    const [node] = nodes;
    return { role: text(node?.role), name: text(node?.name), description: text(node?.description) };
  }

  /**
   * Tabs until something with this role and name has the focus, and answers everything that was heard on the way, it last.
   * @throws Error with what was heard when it never comes
   */
  async tabTo(role: string, name: RegExp | string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Heard[]> {
    const heard: Heard[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const now = await this.heard();
      heard.push(now);
      if (now.role === role && (typeof name === 'string' ? now.name === name : name.test(now.name)))
        return heard;
      await this.page.keyboard.press(key);
    }
    const list = heard.map((one) => `${one.role} "${one.name}"`).join(', ');
    throw new Error(`no ${role} called ${name} within ${MOST_STOPS} presses of ${key}; heard: ${list}`);
  }

  /** Tabs to something and presses a key on it, once it takes one. */
  async use(role: string, name: RegExp | string, key = 'Enter'): Promise<void> {
    await this.tabTo(role, name);
    await pressLive(this.page.locator(':focus:not([aria-disabled="true"])'), () =>
      this.page.keyboard.press(key),
    );
  }

  /** Chooses in the searched list of the picker that has the focus. */
  async choose(query: string): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Enter');
    await page.locator('.picker-input:focus').waitFor();
    await page.keyboard.type(query);
    // Enter takes the marked line: before one is marked it takes nothing.
    await page.locator('[role="option"][data-highlighted]').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.picker-input').waitFor({ state: 'detached' });
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Everything that can have the focus on the screen, once around. Unnamed stops are what a screen reader stumbles over. */
  async round(): Promise<Heard[]> {
    const heard: Heard[] = [];
    const mark = '__kelvinRound';
    await this.session.send('Runtime.evaluate', { expression: `window.${mark} = new Set()` });
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await this.page.keyboard.press('Tab');
      const { result } = await this.session.send('Runtime.evaluate', {
        expression: `(() => { const at = document.activeElement, seen = window.${mark}; const again = seen.has(at); seen.add(at); return again || at === document.body; })()`,
      });
      if (result.value === true) return heard;
      heard.push(await this.heard());
    }
    return heard;
  }
}
