/**
 * Pictures of approvals from fixtures, in both themes, without a wallet or a chain:
 *   npx tsx test/gallery/shoot.ts [folder] [--edges] [--size 420x680] [--only stake,swap] [--axe]
 * With --edges also those that the documentation does not show, with --axe each is examined and a finding fails the run.
 */
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { EDGES } from '../support/approval-edges.js';
import { TWELVE } from '../support/approval-views.js';
import { THEMES, withCamera } from './camera.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    edges: { type: 'boolean' },
    size: { type: 'string', default: '420x680' },
    only: { type: 'string' },
    axe: { type: 'boolean' },
  },
});
const folder = resolve(positionals[0] ?? 'out/approvals');

/** A picture by its name, and what the page is asked for. */
const shots = new Map<string, string>(
  [...TWELVE, ...(values.edges ? EDGES : [])].map(({ id }) => [id, `id=${id}`]),
);
if (values.edges) {
  shots.set('queue', 'id=swap,stake,transfer');
  shots.set('last-minute', 'id=transfer&left=43');
  shots.set('connect-many', 'id=connect&accounts=14');
}
const only = values.only?.split(',');

/** What axe finds, colours included: in a browser they are laid out and can be measured. */
async function examine(page: Page, name: string): Promise<string[]> {
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

mkdirSync(folder, { recursive: true });
const findings: string[] = [];
await withCamera({ size: values.size, scale: 2 }, async ({ page, take }) => {
  for (const theme of THEMES)
    for (const [name, query] of shots) {
      if (only && !only.includes(name)) continue;
      await take(`${query}&theme=${theme}`, join(folder, `${name}-${theme}.png`));
      if (values.axe) findings.push(...(await examine(page, `${name}-${theme}`)));
    }
});
for (const finding of findings) console.error(finding);
if (findings.length > 0) process.exitCode = 1;
console.log(`pictures are in ${folder}`);
