import { ask } from './wire.js';

interface Provider {
  version: string;
  enable(appName: string): Promise<{ accounts: { get(): Promise<unknown[]> } }>;
}
type Wallets = Record<string, Provider>;

const wallets = (): Wallets => (window as unknown as { injectedWeb3: Wallets }).injectedWeb3;

/** Everything the provider shows to a page that nobody has allowed anything. */
export function look(): { keys: string[]; version: string | undefined; stored: number; globals: string[] } {
  const entry = wallets().kelvin;
  return {
    keys: Reflect.ownKeys(entry ?? {}).map(String),
    version: entry?.version,
    stored: localStorage.length + sessionStorage.length + document.cookie.length,
    globals: Object.keys(window).filter((name) => /kelvin|bittensor|tao/i.test(name)),
  };
}

/** Puts another wallet in the place of this one, in every way there is. @returns which of them worked */
export function replace(): Record<string, boolean> {
  const real = wallets().kelvin;
  const fake = { version: '9', enable: () => Promise.reject(new Error('mine')) };
  const tries: Record<string, () => unknown> = {
    assign: () => Object.assign(wallets(), { kelvin: fake }),
    define: () => Object.defineProperty(wallets(), 'kelvin', { value: fake }),
    accessor: () => Object.defineProperty(wallets(), 'kelvin', { get: () => fake }),
    delete: () => Reflect.deleteProperty(wallets(), 'kelvin'),
    enable: () => Object.assign(real ?? {}, { enable: fake.enable }),
    prototype: () => Object.setPrototypeOf(real, fake),
  };
  const worked = Object.entries(tries).map(([name, attempt]) => {
    try {
      attempt();
    } catch {
      // Refused loudly: as good as refused.
    }
    const now = wallets().kelvin;
    return [name, now !== real || now?.enable === fake.enable] as const;
  });
  return Object.fromEntries(worked);
}

/** The provider's own way in. @returns what came of it, as text */
export async function enable(appName: string): Promise<string> {
  try {
    const injected = await wallets().kelvin?.enable(appName);
    return `given ${JSON.stringify(await injected?.accounts.get())}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Replaces what a reply passes through after the page has loaded, then asks. @returns what was caught on the way */
export async function intercept(method: string, params: object): Promise<{ caught: string; said: string }> {
  const caught: unknown[] = [];
  const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data');
  Object.defineProperty(MessageEvent.prototype, 'data', {
    configurable: true,
    get() {
      const value: unknown = data?.get?.call(this);
      caught.push(value);
      return value;
    },
  });
  const parse = JSON.parse;
  JSON.parse = (text: string) => {
    caught.push(text);
    return parse(text) as unknown;
  };
  const answer = await ask(method, params);
  return { caught: JSON.stringify(caught), said: answer.err?.message ?? 'given' };
}

/** What of an extension a page can fetch, load or speak to. @returns what worked */
export async function probe(id: string, files: string[]): Promise<string[]> {
  const worked: string[] = [];
  for (const file of files) {
    const url = `chrome-extension://${id}/${file}`;
    await fetch(url).then(
      () => worked.push(`fetch ${file}`),
      () => undefined,
    );
    for (const kind of ['img', 'script', 'link'] as const) {
      const element = document.createElement(kind);
      if (element instanceof HTMLLinkElement) {
        element.rel = 'stylesheet';
        element.href = url;
      } else element.src = url;
      await new Promise<void>((resolve) => {
        element.addEventListener('load', () => resolve(void worked.push(`${kind} ${file}`)));
        element.addEventListener('error', () => resolve());
        document.head.append(element);
      });
    }
  }
  const runtime = (window as unknown as { chrome?: { runtime?: { connect?: unknown } } }).chrome?.runtime;
  if (runtime?.connect) worked.push('chrome.runtime.connect');
  return worked;
}
