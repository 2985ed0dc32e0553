/** `npm run bench`: sizes and times beside the budgets, as a table. `--write` puts it into docs/performance.md. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { buildDapp } from '../demo/serve-dapp.js';
import { benchBrowser } from './browser.js';
import { benchDevnet } from './devnet.js';
import { table } from './measure.js';
import { benchPages } from './pages.js';
import { benchPortfolio } from './portfolio.js';
import { benchQuotes } from './quotes.js';
import { benchScroll } from './scroll.js';
import { benchSizes } from './sizes.js';
import { benchUnlock } from './unlock.js';

const REPORT = 'docs/performance.md';
const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

if (!existsSync('dist/chrome/manifest.json')) {
  console.error('bench: dist/chrome is not built; run `npm run build` first');
  process.exit(1);
}
await buildDapp();
const rows = [
  ...benchSizes(),
  ...(await benchDevnet()),
  ...(await benchPortfolio()),
  ...(await benchBrowser()),
  ...(await benchUnlock()),
  ...(await benchQuotes()),
  ...(await benchScroll()),
  ...(await benchPages()),
];
const report = `Node ${process.version}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}\n\n${table(rows)}`;
console.log(report);
if (process.argv.includes('--write')) {
  const text = readFileSync(REPORT, 'utf8');
  const [head = ''] = text.split(BEGIN);
  const tail = text.split(END)[1] ?? '\n';
  writeFileSync(REPORT, `${head}${BEGIN}\n${report}\n${END}${tail}`);
}
