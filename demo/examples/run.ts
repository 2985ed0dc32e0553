/**
 * `npm run examples`: the example pages, and a local chain where Kelvin expects one, until Ctrl+C. A chain that runs there
 * already (`npm run devnet`) is used as it is.
 */
import { startDevnet } from '../../devnet/index.js';
import { buildPages, serveDapp } from '../serve-dapp.js';
import { EXAMPLE_PAGES, OUT } from './list.js';

const NODE_PORT = 9_944;
const PAGE_PORT = 5_180;

await buildPages('demo/examples', OUT, EXAMPLE_PAGES);
const devnet = await startLocalChain();
const pages = await serveDapp(PAGE_PORT, OUT);
for (const page of EXAMPLE_PAGES) console.log(`${pages.url}${page}`);
console.log('\nCtrl+C ends it; nothing is kept.');

process.on('SIGINT', async () => {
  await pages.close();
  await devnet?.close();
  process.exit(0);
});

async function startLocalChain() {
  try {
    const chain = await startDevnet({
      port: NODE_PORT,
      blockTimeMs: 3_000,
      finalityLag: 1,
      scenario: 'small',
    });
    const [own, friend] = chain.accounts;
    console.log(`A local chain at ${chain.url}. In Kelvin, practise on the local network with the phrase
  ${own?.suri}
and send to
  ${friend?.address}
`);
    return chain;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    console.log(`Port ${NODE_PORT} is taken: the pages use what listens there.\n`);
    return null;
  }
}
