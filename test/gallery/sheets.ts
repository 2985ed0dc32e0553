import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { allScenes, SCREENS } from './screens/scenes.js';
import { type Scene, STATE_WORDS, SURFACES, type SurfaceName, THEMES, type Theme } from './screens/types.js';
import type { Studio } from './studio.js';

/** All of docs/gallery together; each clone of the repository carries it. */
const MOST_BYTES = 9_300_000;
const QUALITY = 42;
/** How wide a picture is on a sheet, pixels: small enough to carry, large enough to see what is wrong. */
const WIDTH: Record<SurfaceName, number> = { popup: 152, panel: 132, tab: 256, zoom: 104, approval: 160 };
/** Where the surfaces between popup and tab, which share their layouts, are shown too. */
const EVERYWHERE = new Set(['home', 'stake', 'send', 'emergency', 'subnets']);
/** Requests are one screen with many contents: so many side by side. */
const APPROVALS_A_SHEET = 6;
const SURFACE_WORDS: Record<SurfaceName, string> = {
  popup: 'Popup, 400 x 600',
  panel: 'Side panel, 360 x 800',
  tab: 'Tab, 1280 x 800',
  zoom: 'Popup at 200 %',
  approval: 'Approval window, 420 x 680',
};

interface Work {
  scenes: readonly Scene[];
  /** Where the pictures are. */
  folder: string;
  docs: string;
  /** Every scene was taken: what is in docs from before goes. */
  isWhole: boolean;
  fileOf(shot: { scene: Scene; theme: Theme }): string;
}

interface Sheet {
  /** Of the file, without its ending. */
  name: string;
  title: string;
  surface: SurfaceName;
  scenes: Scene[];
  /** What stands above each picture. */
  heads: string[];
}

/** Whether a scene is on a sheet; the others are only examined. */
export const isOnSheet = ({ screen, surface }: Scene): boolean =>
  !(surface === 'panel' || surface === 'zoom') || EVERYWHERE.has(screen) || !hasOtherSurface(screen);

const hasOtherSurface = (screen: string): boolean =>
  allScenes().some(
    (scene) => scene.screen === screen && (scene.surface === 'popup' || scene.surface === 'tab'),
  );

/** One sheet for each screen and surface: states side by side, themes below each other; and the index of them. */
export async function writeSheets(studio: Studio, work: Work): Promise<void> {
  const { docs, isWhole } = work;
  if (isWhole) rmSync(docs, { recursive: true, force: true });
  mkdirSync(docs, { recursive: true });
  const page = await studio.newPage(800, 600);
  const drawn = new Set(work.scenes.map(({ screen, surface }) => `${screen} ${surface}`));
  const all = sheetsOf(allScenes().filter(isOnSheet));
  // A sheet is drawn whole or not at all: with pictures of an earlier run where this one took only some of them.
  const isTaken = (scene: Scene): boolean =>
    THEMES.every((theme) => existsSync(join(work.folder, work.fileOf({ scene, theme }))));
  for (const sheet of all)
    if (
      sheet.scenes.some(({ screen, surface }) => drawn.has(`${screen} ${surface}`)) &&
      sheet.scenes.every(isTaken)
    )
      writeFileSync(join(docs, nameOf(sheet)), await draw(page, sheet, work));
  await page.close();
  const there = all.filter((sheet) => existsSync(join(docs, nameOf(sheet))));
  writeFileSync(join(docs, 'README.md'), indexOf(there));
  const bytes = readdirSync(docs).reduce((sum, name) => sum + statSync(join(docs, name)).size, 0);
  console.log(`docs: ${readdirSync(docs).length} files, ${bytes} bytes`);
  if (bytes <= MOST_BYTES) return;
  console.error(`that is more than ${MOST_BYTES} bytes`);
  process.exitCode = 1;
}

const nameOf = ({ name }: Sheet): string => `${name}.jpg`;

/** A sheet for each screen and surface with its states; requests of sites share sheets with each other. */
function sheetsOf(scenes: readonly Scene[]): Sheet[] {
  const sheets = new Map<string, Sheet>();
  const requests = scenes.filter((scene) => scene.surface === 'approval' && scene.state !== 'contrast');
  for (const scene of scenes.filter(({ surface }) => surface !== 'approval')) {
    const { screen, surface } = scene;
    const key = `${screen}-${surface}`;
    const sheet = sheets.get(key) ?? { name: key, title: titleOf(screen), surface, scenes: [], heads: [] };
    sheets.set(key, sheet);
    sheet.scenes.push(scene);
    sheet.heads.push(STATE_WORDS[scene.state]);
  }
  for (let at = 0; at < requests.length; at += APPROVALS_A_SHEET) {
    const number = at / APPROVALS_A_SHEET + 1;
    const some = requests.slice(at, at + APPROVALS_A_SHEET);
    sheets.set(`approvals-${number}`, {
      name: `approvals-${number}`,
      title: `Requests of sites, ${number}`,
      surface: 'approval',
      scenes: some,
      heads: some.map(({ screen, state }) =>
        state === 'normal' ? titleOf(screen).replace(/^Approval: /, '') : STATE_WORDS[state],
      ),
    });
  }
  return [...sheets.values()];
}

const titleOf = (screen: string): string => SCREENS.find(({ id }) => id === screen)?.title ?? screen;

async function draw(page: Page, sheet: Sheet, { folder, fileOf }: Work): Promise<Buffer> {
  const { width, height } = SURFACES[sheet.surface];
  const across = WIDTH[sheet.surface];
  const down = Math.round((across * height) / width);
  const cell = (scene: Scene, theme: Theme): string => {
    const file = join(folder, fileOf({ scene, theme }));
    const source = readFileSync(file).toString('base64');
    return `<td><img width="${across}" height="${down}" src="data:image/png;base64,${source}"></td>`;
  };
  const heads = sheet.heads.map((head) => `<th>${head}</th>`).join('');
  const rows = THEMES.map(
    (theme) => `<tr>${sheet.scenes.map((scene) => cell(scene, theme)).join('')}</tr>`,
  ).join('');
  await page.setContent(`<style>
    body { margin: 0; background: #808890; font: 12px/1.3 sans-serif; color: #fff; display: inline-block; }
    table { border-spacing: 8px; } th { font-weight: 600; text-align: left; max-width: ${across}px; } img { display: block; }
  </style><table><tr>${heads}</tr>${rows}</table>`);
  return page.locator('table').screenshot({ type: 'jpeg', quality: QUALITY });
}

function indexOf(sheets: readonly Sheet[]): string {
  const picture = ({ title, surface, heads, ...sheet }: Sheet): string =>
    `${SURFACE_WORDS[surface]}: ${heads.join(' | ')}\n\n![${title}, ${SURFACE_WORDS[surface]}](${nameOf({ title, surface, heads, ...sheet })})\n`;
  const lines = SCREENS.flatMap(({ id, title, path }) => {
    const own = sheets.filter(({ surface, scenes }) => surface !== 'approval' && scenes[0]?.screen === id);
    return own.length === 0 ? [] : [`## ${title}\n`, `\`${path}\`\n`, ...own.map(picture)];
  });
  const requests = sheets.filter(({ surface }) => surface === 'approval');
  if (requests.length > 0)
    lines.push('## Requests of sites\n', 'In the window that opens for them.\n', ...requests.map(picture));
  return `# Gallery

Every screen in each of its designed states, dark above light, drawn by \`npm run gallery\` from the real app over the real
engine on devnet. The same run fails on a screen that is not there yet or looks like another one, on text that does not fit, is cut
off or is smaller than 12 px, on controls out of reach or below the fold, on anything that WCAG 2.2 AA forbids and axe can find, and on
whatever the console complains about. The side panel and the popup at 200 % are examined everywhere and shown for some screens;
full-size pictures of all are left in \`out/gallery\`.

${lines.join('\n')}`;
}
