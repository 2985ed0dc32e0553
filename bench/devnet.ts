import { spawn } from 'node:child_process';
import { startDevnet } from '../devnet/index.js';
import { type Row, repeat, timed } from './measure.js';

/** Start of the command line program, until it prints its endpoint; and a large scenario in process. */
export async function benchDevnet(): Promise<Row[]> {
  const start = await repeat(3, () => timed(startCli));
  const large = await repeat(1, () =>
    timed(async () => {
      const devnet = await startDevnet({
        port: null,
        scenario: { subnets: 129, validators: 60, accounts: 100, positionsPerAccount: 20 },
      });
      await devnet.close();
    }),
  );
  return [
    { what: 'devnet: command to listening, default scenario', unit: 'ms', samples: start, budget: 3_000 },
    { what: 'devnet: 129 subnets x 100 accounts x 20 positions', unit: 'ms', samples: large, budget: 10_000 },
  ];
}

function startCli(): Promise<void> {
  const child = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'devnet/cli.ts', '--port', '0']);
  return new Promise((resolve, reject) => {
    const output: string[] = [];
    child.once('exit', (code) => reject(new Error(`devnet ended with ${code}: ${output.join('')}`)));
    child.stderr.on('data', (chunk) => output.push(String(chunk)));
    child.stdout.on('data', (chunk) => {
      output.push(String(chunk));
      if (!/ws:\/\/127\.0\.0\.1:\d+/.test(output.join(''))) return;
      child.removeAllListeners('exit');
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  });
}
