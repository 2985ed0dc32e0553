import {
  CHANNEL,
  DAPP_METHOD_NAMES,
  type DappMethodName,
  type InjectedAccountRow,
  MAX_MESSAGE_CHARS,
} from '../protocol/dapp/envelope.js';
import { postMessage, readMessage } from './message.js';
import { createRelayPort, type RelayAnswer } from './relay-port.js';
import { isSuspicious } from './suspicious.js';
import { warn } from './warning.js';
import { wordsFor } from './words.js';

/**
 * Isolated world: carries a page's requests to the background. It knows the five methods of a page and nothing else, and
 * opens its port with the first request, so that a page without a dApp never wakes the worker, unless its host has a word of
 * the trade of phishing: then it asks, before the page is used, whether to warn of it.
 */
export function startRelay(): void {
  // Prefix of every id: two documents never share one, and a page cannot name another's request.
  const instance = crypto.getRandomValues(new Uint32Array(3)).join('');
  const port = createRelayPort({ onAccounts: postAccounts, onNudge: askForAccounts });
  let isLookedUp = false;
  if (isSuspicious(window.location.hostname)) whenActive(lookUp);

  window.addEventListener('message', (event) => {
    if (event.source !== window || event.origin !== window.location.origin) return;
    const message = readMessage(event.data, 'relay');
    if (!message) return;
    const { id, method, params } = message;
    if (typeof id !== 'string' || !/^[\w-]{8,32}$/.test(id) || !isMethod(method)) return;
    const copy = plainCopy(params);
    const answer = (reply: RelayAnswer): void => {
      // Every request of a listed page is refused: it is looked up with the first refusal, and others pay nothing.
      if ('code' in reply && reply.code === 'not-allowed') lookUp();
      if ('ok' in reply) postMessage({ channel: CHANNEL, to: 'page', id, ok: reply.ok });
      else postMessage({ channel: CHANNEL, to: 'page', id, err: { message: wordsFor(method, reply.code) } });
    };
    if (copy === undefined) return answer({ code: 'invalid-message' });
    const request = { id: `${instance}-${id}`, method, params: copy.value };
    whenActive(() => port.request(request, answer));
  });

  function ownId(): string {
    return `${instance}-${crypto.getRandomValues(new Uint32Array(2)).join('')}`;
  }

  /** Once per document. */
  function lookUp(): void {
    if (isLookedUp) return;
    isLookedUp = true;
    port.request({ id: ownId(), method: 'dapp.site', params: {} }, (reply) => {
      if ('ok' in reply && (reply.ok as { warn: boolean }).warn) warn(window.location.hostname);
    });
  }

  function askForAccounts(): void {
    port.request({ id: ownId(), method: 'dapp.accounts', params: {} }, (reply) => {
      const given = 'ok' in reply ? (reply.ok as { accounts: InjectedAccountRow[] }).accounts : [];
      postAccounts(given);
    });
  }
}

/** A prerendered page asks when it is shown: until then the address bar names another one. */
function whenActive(run: () => void): void {
  const page = document as Document & { prerendering?: boolean };
  if (page.prerendering) page.addEventListener('prerenderingchange', run, { once: true });
  else run();
}

function postAccounts(accounts: InjectedAccountRow[]): void {
  postMessage({ channel: CHANNEL, to: 'page', event: 'accounts', accounts });
}

function isMethod(method: unknown): method is DappMethodName {
  return (DAPP_METHOD_NAMES as readonly unknown[]).includes(method);
}

/** JSON data within the size cap, free of getters and prototypes; undefined when it is not. */
function plainCopy(value: unknown): { value: unknown } | undefined {
  try {
    const text = JSON.stringify(value ?? {});
    return text.length <= MAX_MESSAGE_CHARS ? { value: JSON.parse(text) } : undefined;
  } catch {
    return undefined;
  }
}
