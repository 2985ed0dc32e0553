/**
 * Every screen in every state, on every surface, in both themes, from the real app over the real engine on devnet:
 *   npm run gallery [-- --only home,stake] [--state ugly] [--surface popup,tab] [--quick [--light]] [--no-sheets] [--german] [--height 1400] [--pages 2] [--shown]
 * Each is examined too: what does not fit, is cut off, says nonsense, fails WCAG 2.2 AA or complains on the console is
 * printed, and the run fails. Pictures are in out/gallery, contact sheets of a whole run in docs/gallery.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { allScenes } from './screens/scenes.js';
import { isUgly, type Scene } from './screens/types.js';
import { isOnSheet, writeSheets } from './sheets.js';
import { type Shot, Studio } from './studio.js';
import { Twins } from './twins.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    state: { type: 'string' },
    surface: { type: 'string' },
    /** As usual and at its worst, in one theme. */
    quick: { type: 'boolean' },
    'no-sheets': { type: 'boolean' },
    german: { type: 'boolean' },
    /** Another theme than the dark one for a quick run. */
    light: { type: 'boolean' },
    /** Only what is on the sheets, which is enough to draw all of them. */
    shown: { type: 'boolean' },
    /** So many CSS pixels high, to see what is below the fold. */
    height: { type: 'string' },
    /** Scenes shown at the same time. */
    pages: { type: 'string', default: '2' },
    out: { type: 'string', default: 'out/gallery' },
    docs: { type: 'string', default: 'docs/gallery' },
  },
});
const named = (list: string | undefined) => (name: string) => !list || list.split(',').includes(name);
const [isScreen, isState, isSurface] = [named(values.only), named(values.state), named(values.surface)];
const scenes = allScenes()
  .filter((scene) => isScreen(scene.screen) && isState(scene.state) && isSurface(scene.surface))
  .filter((scene) => !values.quick || scene.state === 'normal' || isUgly(scene.state))
  .filter((scene) => !values.shown || isOnSheet(scene))
  .map((scene): Scene => (values.german ? { ...scene, language: 'de' } : scene));
const isWhole =
  !values.only && !values.state && !values.surface && !values.quick && !values.german && !values.height;
const themes = values.quick ? [values.light ? ('light' as const) : ('dark' as const)] : undefined;
const folder = resolve(values.out);
if (isWhole) rmSync(folder, { recursive: true, force: true });

/** Where the picture of a shot is, below the folder. */
const fileOf = ({ scene, theme }: Pick<Shot, 'scene' | 'theme'>): string =>
  `${scene.screen}/${scene.surface}-${scene.state}-${theme}.png`;

const startedAt = Date.now();
const studio = await Studio.start(values.height ? Number(values.height) : null);
const findings = new Set<string>();
const pictures = new Twins();
const rest = [...scenes];
let shots = 0;

/** Said at once: a run takes minutes. */
function find(scene: Scene, theme: string, what: string): void {
  const finding = `${scene.screen} ${scene.state} ${scene.surface} ${theme}: ${what}`;
  if (findings.has(finding)) return;
  findings.add(finding);
  console.error(finding);
}

async function work(own: Studio): Promise<void> {
  for (let scene = rest.shift(); scene; scene = rest.shift()) {
    for (const shot of await shoot(own, scene)) {
      const file = join(folder, fileOf(shot));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, shot.picture);
      const twin = pictures.twinOf(shot);
      if (twin) find(scene, shot.theme, `looks like ${twin}`);
      shots += 1;
      for (const { what, where } of shot.defects) find(scene, shot.theme, `${what}: ${where}`);
    }
  }
}

/** A scene that cannot be shown is a finding like any other. */
async function shoot(own: Studio, scene: Scene): Promise<Shot[]> {
  try {
    return await own.shoot(scene, themes);
  } catch (error) {
    const [why = ''] = String(error).split('\n');
    find(scene, 'both', `cannot be shown: ${why}`);
    return [];
  }
}

const helpers = Array.from({ length: Number(values.pages) - 1 }, () => studio.beside());
await Promise.all([studio, ...helpers].map(work));
if (!values['no-sheets'])
  await writeSheets(studio, { scenes, folder, docs: resolve(values.docs), isWhole, fileOf });
for (const helper of helpers) await helper.close();
await studio.close();

const seconds = Math.round((Date.now() - startedAt) / 1_000);
console.log(`${shots} pictures of ${scenes.length} scenes in ${seconds} s, ${findings.size} findings`);
if (findings.size > 0) process.exitCode = 1;
