import 'fake-indexeddb/auto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { planScenario } from '../devnet/scenario/scenario.js';
import { localChoice } from '../src/core/chain/networks.js';
import type { SocketLike } from '../src/engine/chain/socket.js';
import { createEngine } from '../src/engine/engine.js';
import type { PortAnswer, PortMessage } from '../src/protocol/engine/index.js';
import type { Row } from './measure.js';

const SIZE = { subnets: 129, validators: 60, accounts: 100, positionsPerAccount: 20 };
const READS = 7;

interface Read {
  requests: number;
  ms: number;
  /** Time this process computed: encoding, decoding, adding up. The node is another process. */
  cpuMs: number;
}

/** Portfolio of 1, 10 and 100 coldkeys over 129 subnets: requests, time and the wallet's own share of it. */
export async function benchPortfolio(): Promise<Row[]> {
  const node = await startNode();
  const addresses = planScenario(SIZE).accounts.map(({ address }) => address);
  try {
    const rows: Row[] = [];
    for (const count of [1, 10, 100]) {
      const reads: Read[] = [];
      for (let i = 0; i < READS; i += 1) reads.push(await readOnce(node.url, addresses.slice(-count)));
      const of = (field: keyof Read) => reads.map((read) => read[field]);
      rows.push(
        {
          what: `portfolio of ${count} coldkeys: requests`,
          unit: 'requests',
          samples: of('requests'),
          budget: 6,
        },
        {
          what: `portfolio of ${count} coldkeys: first value, connection open`,
          unit: 'ms',
          samples: of('ms'),
          budget: 1_000,
        },
        {
          what: `portfolio of ${count} coldkeys: of it computing`,
          unit: 'ms',
          samples: of('cpuMs'),
          budget: null,
        },
      );
    }
    return rows;
  } finally {
    node.stop();
  }
}

async function startNode(): Promise<{ url: string; stop(): void }> {
  const size = `${SIZE.subnets}x${SIZE.accounts}x${SIZE.positionsPerAccount}`;
  const child = spawn(process.execPath, [
    'node_modules/tsx/dist/cli.mjs',
    'devnet/cli.ts',
    ...['--port', '0', '--block-time', '12', '--scenario', size],
  ]);
  let output = '';
  while (!/ws:\/\/127\.0\.0\.1:\d+/.test(output)) {
    const [chunk] = await once(child.stdout, 'data');
    output += String(chunk);
  }
  return { url: /ws:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? '', stop: () => void child.kill('SIGTERM') };
}

/** A fresh engine with its connection open and nothing remembered: the first portfolio it gives. */
async function readOnce(url: string, addresses: string[]): Promise<Read> {
  let sent = 0;
  const engine = createEngine({
    openSocket: (target) => {
      const socket = new WebSocket(target) as unknown as SocketLike;
      const send = socket.send.bind(socket);
      socket.send = (text) => {
        sent += 1;
        send(text);
      };
      return socket;
    },
    random: () => 0,
    channel: { postMessage: () => undefined, addEventListener: () => undefined },
  });
  const { port1, port2 } = new MessageChannel();
  engine.attachPort(port2);
  const heard = (wanted: (answer: PortAnswer) => boolean) =>
    new Promise<void>((resolve) => {
      port1.addEventListener('message', ({ data }) => wanted(data as PortAnswer) && resolve());
      port1.start();
    });
  const post = (message: PortMessage) => port1.postMessage(message);
  try {
    post({ kind: 'call', id: 1, method: 'configure', params: localChoice(url) });
    const capabilities = heard(({ id }) => id === 2);
    post({ kind: 'call', id: 2, method: 'capabilities', params: null });
    await capabilities;
    const [before, startedAt, cpu] = [sent, performance.now(), process.cpuUsage()];
    const live = heard(
      (answer) => answer.kind === 'event' && (answer.value as { state?: string }).state === 'live',
    );
    post({ kind: 'open', id: 3, stream: 'portfolio', params: { addresses } });
    await live;
    const used = process.cpuUsage(cpu);
    return {
      requests: sent - before,
      ms: performance.now() - startedAt,
      cpuMs: (used.user + used.system) / 1_000,
    };
  } finally {
    engine.close();
    port1.close();
    port2.close();
  }
}
