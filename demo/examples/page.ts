/** What the examples share: fields, a log and the address of the node. Nothing of a wallet is in here. */

export const nodeUrl = new URLSearchParams(location.search).get('node') ?? 'ws://127.0.0.1:9944';

/** Text of a field, or the chosen account's address. */
export function value(id: string): string {
  return element<HTMLInputElement | HTMLSelectElement>(id).value;
}

/** One more line of the log. */
export function say(kind: string, text: string): void {
  const line = document.createElement('li');
  line.dataset.kind = kind;
  line.textContent = `${kind}: ${text}`;
  element('log').append(line);
}

/** Runs what a button is for and says what came of it. */
export function on(button: string, action: () => unknown): void {
  element(button).addEventListener('click', async () => {
    try {
      await action();
    } catch (error) {
      // "Cancelled", "Connection rejected by the user", "Request denied …": see docs/dapps.md.
      say('error', error instanceof Error ? error.message : String(error));
    }
  });
}

/** Fills the list of accounts: called again whenever the person changes what this site may see. */
export function showAccounts(accounts: Array<{ address: string; name?: string | undefined }>): void {
  const options = accounts.map(({ address, name }) => new Option(`${name ?? ''} ${address}`, address));
  element('account').replaceChildren(...options);
  say('accounts', accounts.map(({ address }) => address).join(' ') || 'none');
}

function element<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}
