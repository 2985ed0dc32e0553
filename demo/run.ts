/**
 * `npm run demo`: the main job of Kelvin on the local chain. With a display it opens a browser to play in; without one
 * it walks the job itself and leaves a screenshot of every step in out/demo/.
 */
import { execFileSync } from 'node:child_process';
import { startDevnet } from '../devnet/index.js';
import { findChromium } from '../scripts/find-chromium.js';
import { buildDapp, serveDapp } from './serve-dapp.js';
import { walkMainJob } from './walk/main-job.js';
import { play } from './walk/play.js';

const BLOCK_TIME_MS = 3_000;
const LOCAL_PORT = 9944;

const hasDisplay =
  !process.argv.includes('--walk') &&
  (process.platform === 'darwin' ||
    process.platform === 'win32' ||
    Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY));

await main().catch((error: unknown) => {
  console.error(`\ndemo: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  findChromium();
  console.log('building the extension and the demo dApp');
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/build.ts', 'chrome'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await buildDapp();
  const devnet = await startLocalChain();
  const dapp = await serveDapp();
  console.log(`devnet at ${devnet.url}, dApp at ${dapp.url}`);
  try {
    if (hasDisplay) await play({ devnet, dapp });
    else await walkMainJob({ devnet, dapp });
  } finally {
    await dapp.close();
    await devnet.close();
  }
}

/** On the port wallets look at by themselves; on any other when that one is taken. */
async function startLocalChain() {
  const options = { blockTimeMs: BLOCK_TIME_MS, finalityLag: 1, scenario: 'default', pastDays: 30 } as const;
  try {
    return await startDevnet({ ...options, port: LOCAL_PORT });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    console.log(`port ${LOCAL_PORT} is taken: the local chain takes another one`);
    return startDevnet({ ...options, port: 0 });
  }
}
