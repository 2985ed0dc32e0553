import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { allScenes, SCREENS } from './screens/scenes.js';
import {
  type Scene,
  STATE_WORDS,
  STATES,
  SURFACES,
  type SurfaceName,
  THEMES,
  type Theme,
} from './screens/types.js';
import type { Studio } from './studio.js';

/** All of docs/gallery together; each clone of the repository carries it. */
const MOST_BYTES = 15 * 1024 * 1024;
const QUALITY = 42;
/** How wide a picture is on a sheet, pixels: small enough to carry, large enough to see what is wrong. */
const WIDTH: Record<SurfaceName, number> = { popup: 176, panel: 152, tab: 300, zoom: 120, approval: 176 };
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
  screen: string;
  surface: SurfaceName;
  scenes: Scene[];
}

/** One sheet for each screen and surface: states side by side, themes below each other; and the index of them. */
export async function writeSheets(studio: Studio, work: Work): Promise<void> {
  const { docs, isWhole } = work;
  if (isWhole) rmSync(docs, { recursive: true, force: true });
  mkdirSync(docs, { recursive: true });
  const page = await studio.newPage(800, 600);
  for (const sheet of sheetsOf(work.scenes))
    writeFileSync(join(docs, nameOf(sheet)), await draw(page, sheet, work));
  await page.close();
  const there = sheetsOf(allScenes()).filter((sheet) => existsSync(join(docs, nameOf(sheet))));
  writeFileSync(join(docs, 'README.md'), indexOf(there));
  const bytes = readdirSync(docs).reduce((sum, name) => sum + statSync(join(docs, name)).size, 0);
  console.log(`docs: ${readdirSync(docs).length} files, ${bytes} bytes`);
  if (bytes > MOST_BYTES) throw new Error(`docs/gallery has ${bytes} bytes, more than ${MOST_BYTES}`);
}

const nameOf = ({ screen, surface }: Sheet): string => `${screen}-${surface}.jpg`;

function sheetsOf(scenes: readonly Scene[]): Sheet[] {
  const sheets = new Map<string, Sheet>();
  for (const scene of scenes) {
    const { screen, surface } = scene;
    const key = `${screen} ${surface}`;
    const sheet = sheets.get(key) ?? { screen, surface, scenes: [] };
    sheets.set(key, sheet);
    sheet.scenes.push(scene);
  }
  return [...sheets.values()];
}

async function draw(page: Page, sheet: Sheet, { folder, fileOf }: Work): Promise<Buffer> {
  const { width, height } = SURFACES[sheet.surface];
  const across = WIDTH[sheet.surface];
  const down = Math.round((across * height) / width);
  const cell = (scene: Scene, theme: Theme): string => {
    const file = join(folder, fileOf({ scene, theme }));
    const source = existsSync(file) ? readFileSync(file).toString('base64') : '';
    return `<td><img width="${across}" height="${down}" src="data:image/png;base64,${source}"></td>`;
  };
  const heads = sheet.scenes.map(({ state }) => `<th>${STATE_WORDS[state]}</th>`).join('');
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
  const lines = SCREENS.flatMap(({ id, title, path }) => {
    const own = sheets.filter(({ screen }) => screen === id);
    if (own.length === 0) return [];
    const pictures = own.map((sheet) => {
      const states = STATES.filter((state) => sheet.scenes.some((scene) => scene.state === state));
      return `${SURFACE_WORDS[sheet.surface]}: ${states.map((state) => STATE_WORDS[state]).join(' | ')}\n\n![${title}, ${SURFACE_WORDS[sheet.surface]}](${nameOf(sheet)})\n`;
    });
    return [`## ${title}\n`, `\`${path}\`\n`, ...pictures];
  });
  return `# Gallery

Every screen in each of its designed states, dark above light, drawn by \`npm run gallery\` from the real app over the real
engine on devnet. The same run fails on text that does not fit or is cut off, on controls out of reach, on anything that WCAG
2.2 AA forbids and axe can find, and on whatever the console complains about. Full-size pictures are left in \`out/gallery\`.

${lines.join('\n')}`;
}
