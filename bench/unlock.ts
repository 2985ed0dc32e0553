import { argon2id } from 'hash-wasm';
import { Onboarding, PASSWORD } from '../test/e2e/pages/onboarding.js';
import { Popup } from '../test/e2e/pages/popup.js';
import { practiceOf } from '../test/e2e/support/funded.js';
import { startWorld } from '../test/e2e/support/world.js';
import { type Row, repeat, timed } from './measure.js';

const RUNS = 9;

interface Kdf {
  salt: string;
  memoryKiB: number;
  passes: number;
}

/** What opening the wallet costs its owner, and one guess of the password whoever has stolen the file. */
export async function benchUnlock(): Promise<Row[]> {
  const world = await startWorld();
  try {
    const { suri, address } = practiceOf(world.devnet);
    const onboarding = await Onboarding.open(world.extension);
    await onboarding.importPractice(suri, address);
    await onboarding.pointAt(world.extension, world.devnet.url);
    await onboarding.page.close();
    const popup = await Popup.open(world.extension);
    await popup.live();
    const kdf = await popup.page.evaluate<Kdf>(READ_KDF);
    const cost = `Argon2id ${kdf.memoryKiB / 1024} MiB, ${kdf.passes} passes, 1 lane`;
    await popup.page.evaluate(TIME_WORKERS);
    const unlocks = await repeat(RUNS, () => unlock(popup));
    const inWorker = await popup.page.evaluate<number[]>('window.workerTimes');
    const guesses = await repeat(RUNS, (run) => timed(() => guess(kdf, `guess ${run}`)));
    return [
      { what: `one derivation in the page's Worker (${cost})`, unit: 'ms', samples: inWorker, budget: null },
      { what: 'unlock: button to portfolio', unit: 'ms', samples: unlocks, budget: null },
      {
        what: 'one guess of the password, Node, one core, same cost',
        unit: 'ms',
        samples: guesses,
        budget: null,
      },
    ];
  } finally {
    await world.close();
  }
}

async function unlock(popup: Popup): Promise<number> {
  await popup.lock();
  await popup.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  return timed(async () => {
    await popup.page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await popup.portfolio.waitFor();
  });
}

function guess({ salt, memoryKiB, passes }: Kdf, password: string): Promise<Uint8Array> {
  return argon2id({
    password,
    salt: Buffer.from(salt, 'hex'),
    memorySize: memoryKiB,
    iterations: passes,
    parallelism: 1,
    hashLength: 32,
    outputType: 'binary',
  });
}

const READ_KDF = `chrome.storage.local.get(null).then((all) => all[all['vault.pointer']].kdf)`;

/** Notes, for every Worker that the page starts from now on, the time from its task to its answer. */
const TIME_WORKERS = `(() => {
  window.workerTimes = [];
  const Browser = window.Worker;
  window.Worker = class extends Browser {
    constructor(...given) {
      super(...given);
      if (!String(given[0]).includes('kdf-worker')) return;
      this.addEventListener('message', () => window.workerTimes.push(performance.now() - this.askedAt));
    }
    postMessage(...sent) {
      this.askedAt = performance.now();
      super.postMessage(...sent);
    }
  };
})()`;
