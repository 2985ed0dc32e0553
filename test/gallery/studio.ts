import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.js';
import { accountIdHex, decodeAddress } from '../../src/core/address/index.js';
import { type Cast, ScreenWorld } from '../support/world-of-screens.js';
import { PURE, SPARE } from '../support/world-of-screens-changes.js';
import { play } from './play.js';
import { type Defect, type Scene, SURFACES, type SurfaceName, THEMES, type Theme } from './screens/types.js';
import { type ServedPage, servePage } from './serve-page.js';

/** One scene in one theme, and what is wrong with it. */
export interface Shot {
  scene: Scene;
  theme: Theme;
  picture: Buffer;
  defects: Defect[];
}

/** A part that never comes is shown as its placeholder after so many looks. */
const MOST_ROUNDS = 50;
/** What a scene lacks after so long is a finding. */
const PATIENCE_MS = 15_000;

interface Stage {
  page: Page;
  heard: Defect[];
  /** Something was typed or opened: what the app keeps of it must not be seen in the next scene. */
  touched: boolean;
  /** How often the page asked the server for a part of the app. */
  loads: number;
  loading: Set<Request>;
}

/**
 * Clocks stand still and dice fall alike, so that a second run makes the same pictures. A text: it is run in the page, by
 * an engine that knows nothing of this file's module.
 */
const STILL = (nowMs: number): string => `(() => {
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) { if (given.length === 0) super(${nowMs}); else super(...given); }
    static now() { return ${nowMs}; }
  };
  let dice = 7;
  crypto.getRandomValues = (into) => {
    const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
    for (let at = 0; at < bytes.length; at += 1) {
      dice = (dice * 1103515245 + 12345) & 0x7fffffff;
      bytes[at] = dice >> 16;
    }
    return into;
  };
})()`;

/** A chain that stands still, the real app over it, and a browser that shows any scene of it. */
export class Studio {
  private readonly stages = new Map<SurfaceName, Promise<Stage>>();
  private readonly contexts: BrowserContext[] = [];

  private constructor(
    private readonly world: ScreenWorld,
    private readonly served: ServedPage,
    private readonly browser: Browser,
    /** Another studio over the same world: closes nothing but its own pages. */
    private readonly isGuest: boolean,
    /** CSS pixels instead of the surface's own. */
    private readonly height: number | null,
  ) {}

  static async start(height: number | null = null): Promise<Studio> {
    const [world, served] = await Promise.all([ScreenWorld.start(), servePage('screens.html')]);
    const browser = await chromium.launch({
      executablePath: findChromium(),
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    });
    return new Studio(world, served, browser, false, height);
  }

  /** A second set of pages that can work at the same time. */
  beside(): Studio {
    return new Studio(this.world, this.served, this.browser, true, this.height);
  }

  get cast(): Cast {
    return this.world.cast;
  }

  /** A page of the same browser for something else. */
  newPage(width: number, height: number): Promise<Page> {
    return this.browser.newPage({ viewport: { width, height } });
  }

  /** Shows a scene, and photographs and examines it in each theme. */
  async shoot(scene: Scene, themes: readonly Theme[] = THEMES): Promise<Shot[]> {
    this.stages.set(scene.surface, this.stages.get(scene.surface) ?? this.stage(scene.surface));
    const stage = await this.stages.get(scene.surface);
    if (!stage) throw new Error('there is no stage');
    const { page, heard } = stage;
    if (stage.touched) await this.open(page);
    stage.touched = scene.steps.length > 0;
    heard.length = 0;
    const [first = 'dark'] = themes;
    const ready = placed(scene, this.cast);
    await page.evaluate(`gallery.show(${JSON.stringify({ scene: ready, cast: this.cast, theme: first })})`);
    await settled(stage);
    const faults = await play(page, ready.steps);
    faults.push(...(await arrived(stage)));
    // What is only so under the mouse is no state of its own.
    await page.mouse.move(0, 0);
    const shots: Shot[] = [];
    for (const theme of themes) {
      if (theme !== first) await page.evaluate(`gallery.theme(${JSON.stringify(theme)})`);
      if (theme !== first || ready.steps.length > 0) await settled(stage);
      const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
      const seen = (await page.evaluate(`gallery.examine(${theme !== first})`)) as Defect[];
      const defects = theme === first ? [...faults, ...heard, ...seen] : seen;
      shots.push({ scene, theme, picture, defects });
    }
    return shots;
  }

  async close(): Promise<void> {
    for (const context of this.contexts) await context.close();
    if (this.isGuest) return;
    await this.browser.close();
    await this.served.close();
    await this.world.stop();
  }

  private async stage(surface: SurfaceName): Promise<Stage> {
    const { width, height, scale } = SURFACES[surface];
    const context = await this.browser.newContext({
      viewport: { width, height: this.height ?? height },
      deviceScaleFactor: scale,
      locale: 'en-GB',
      // The chain of the pictures stands minutes after midnight of UTC: here its day has a morning behind it.
      timezoneId: 'Asia/Tokyo',
      colorScheme: 'dark',
      reducedMotion: 'reduce',
    });
    this.contexts.push(context);
    const page = await context.newPage();
    const heard: Defect[] = [];
    const stage: Stage = { page, heard, touched: false, loads: 0, loading: new Set() };
    page.on('request', (request) => {
      stage.loads += 1;
      stage.loading.add(request);
    });
    page.on('requestfinished', (request) => stage.loading.delete(request));
    page.on('requestfailed', (request) => stage.loading.delete(request));
    page.on('console', (message) => {
      if (/^(?:error|warning)$/.test(message.type()))
        heard.push({ what: `the console says (${message.type()})`, where: message.text().slice(0, 200) });
    });
    page.on('pageerror', (error) => heard.push({ what: 'an error nobody caught', where: String(error) }));
    await page.addInitScript({ content: STILL(this.cast.nowMs) });
    await page.exposeFunction('askWorld', async (question: string) =>
      JSON.stringify(await this.world.ask(JSON.parse(question))),
    );
    await this.open(page);
    return stage;
  }

  private async open(page: Page): Promise<void> {
    // A change of what follows the # alone would load nothing.
    await page.goto('about:blank');
    await page.goto(this.served.url);
    await page.waitForFunction('globalThis.gallery');
  }
}

/** Parts of the app come late the first time: while any is on its way, the picture would be of its placeholder. */
async function settled(stage: Stage): Promise<void> {
  for (let before = -1, rounds = 0; before !== stage.loads || stage.loading.size > 0; rounds += 1) {
    if (rounds === MOST_ROUNDS) return;
    before = stage.loads;
    await stage.page.evaluate('gallery.settled()');
  }
}

/** Waits for what the scene is recognised by; answers what never came. */
async function arrived(stage: Stage): Promise<Defect[]> {
  for (const until = Date.now() + PATIENCE_MS; ; ) {
    const lack = (await stage.page.evaluate('gallery.lack()')) as Defect | null;
    if (!lack) return [];
    if (Date.now() > until) return [lack];
    await settled(stage);
  }
}

/** The scene with the names of its cast in its path and in what is typed. */
function placed(scene: Scene, cast: Cast): Scene {
  const named: Record<string, string> = {
    main: cast.main,
    mainId: cast.mainId,
    stranger: cast.stranger,
    shared: cast.shared,
    watched: cast.watched,
    spare: SPARE,
    spareId: accountIdHex(decodeAddress(SPARE).accountId),
    pureId: accountIdHex(decodeAddress(PURE).accountId),
    ...Object.fromEntries(cast.validators.map((hotkey, index) => [`v${index}`, hotkey])),
  };
  const text = JSON.stringify(scene).replace(/\{(\w+)\}/g, (whole, name: string) => named[name] ?? whole);
  return JSON.parse(text) as Scene;
}
