import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { fromWire, toWire } from '../../../src/core/wire/wire.js';
import type { Services } from '../../../src/popup/app/services.js';
import type { KeyWork } from '../../../src/popup/keywork/index.js';
import type { Settings } from '../../../src/protocol/ui/settings.js';
import { MAIN } from '../../support/approval-parts.js';
import type { Answer, Question } from '../../support/world-of-screens.js';
import { backgroundAnswer, freeBefore } from './background.js';
import { accountsFor, alertsFor } from './cast.js';
import { eventIn } from './transform.js';
import { isUgly, type Shown, type State } from './types.js';
import { turnOf, ugly } from './ugly.js';

/** Answers the questions of all screens: the real engine in the process that drives this page. */
declare global {
  interface Window {
    askWorld(question: string): Promise<string>;
  }
}

const silence = (): void => undefined;
const never = new Promise<never>(silence);
/** States in which the engine answers no single question. */
const FAILS: Partial<Record<State, 'chain/offline' | 'chain/timeout'>> = {
  stale: 'chain/offline',
  error: 'chain/timeout',
  'error-first': 'chain/timeout',
};

/** Questions on their way: a screen has settled when there are none. */
export const waiting = { count: 0 };

async function ask(question: Question): Promise<unknown> {
  waiting.count += 1;
  try {
    const answer = JSON.parse(await window.askWorld(JSON.stringify(question))) as Answer;
    if ('error' in answer) {
      const { code, context } = fromWire(answer.error) as { code: never; context: never };
      throw new WalletError(code, context);
    }
    return 'value' in answer ? fromWire(answer.value) : undefined;
  } finally {
    waiting.count -= 1;
  }
}

let listening: (settings: Settings) => void = silence;

/** Tells the page that shows the newest scene of changed settings, as the background does. */
export function tellSettings(settings: Settings): void {
  listening(settings);
}

/** Doors to a wallet and a chain that are in a state, and stay in it. */
export function servicesFor(shown: Shown): Services {
  const { scene, cast } = shown;
  const { state } = scene;
  const turn = turnOf(scene);
  const world = {
    state,
    turn,
    nowMs: cast.nowMs,
    accounts: accountsFor(state, cast),
    asked: { address: MAIN, freeRao: freeBefore(scene) },
  };
  const keyWork = async (): Promise<KeyWork> =>
    (await import('../../../src/popup/keywork/index.js')).createKeyWork();
  return {
    background: {
      call: async (method, params) => {
        const answer = await backgroundAnswer(method, params, shown, keyWork);
        return (
          answer === undefined ? never : isUgly(state) && isList(method) ? ugly(answer, turn) : answer
        ) as never;
      },
      on: (event, listener) => {
        if (event === 'settings') listening = listener as (settings: Settings) => void;
        if (event === 'alerts' && scene.vault === 'unlocked' && state !== 'loading')
          queueMicrotask(() => listener(alertsFor(state, cast) as never));
        return silence;
      },
      onReconnect: () => silence,
    },
    engine: {
      call: async (method, params) => {
        if (state === 'loading') return never;
        const fails = FAILS[state];
        if (fails) throw new WalletError(fails);
        if (method === 'fiat') return fiatOf(cast.nowMs) as never;
        const answer = await ask({ kind: 'call', name: method, params: toWire(params) });
        return (isUgly(state) ? ugly(answer, turn) : answer) as never;
      },
      open: (stream, params, onEvent) => {
        let open = true;
        const say = (event: unknown): void => {
          const told = event === undefined ? undefined : eventIn(stream, event, world);
          if (open && told !== undefined) onEvent(told as never);
        };
        const own = ownList(stream, shown);
        if (own) {
          if (state !== 'loading') void own().then(say);
        } else ask({ kind: 'open', name: stream, params: toWire(params) }).then(say, silence);
        return () => {
          open = false;
        };
      },
      configure: silence,
    },
    deriveKey: async () => 'f'.repeat(64),
    keys: {
      open: async (...asked) => (await keyWork()).open(...asked),
      openMany: async (...asked) => (await keyWork()).openMany(...asked),
      preview: async (...asked) => (await keyWork()).preview(...asked),
      write: async (...asked) => (await keyWork()).write(...asked),
      calibrate: async (least) => least,
    },
    platform: {
      openTab: silence,
      openPanel: silence,
      closeWindow: silence,
      copy: async () => undefined,
      version: () => '0.1.0',
    },
  };
}

/** Lists of the wallet's own, which no chain knows. */
function ownList(stream: string, { scene, cast }: Shown): (() => Promise<unknown>) | null {
  const load = () => import('./activity.js');
  if (stream === 'activity') return async () => (await load()).activityFor(scene.state, cast);
  if (stream === 'plans' && scene.screen.startsWith('plan')) return async () => (await load()).plansFor(cast);
  if (stream === 'targets' && scene.screen === 'rebalance' && scene.state !== 'empty')
    return async () => (await load()).targetsFor(cast);
  return null;
}

const isList = (method: string): boolean => /^(?:contacts|sites)\.list$|^wallet\.status$/.test(method);

/** A price as its host would tell it; nobody is asked. */
const fiatOf = (nowMs: number) => ({
  currency: 'eur',
  microPerTao: 312_480_000n,
  atMs: nowMs - 65_000,
  source: 'https://api.coingecko.com',
});
