/**
 * Words that phishing of this field puts into its hosts. Only on such a host the worker is asked, once, before the page is used;
 * every other page costs this one test.
 */
const WORDS =
  /\btao(?!bao)|tao\b|taost|tens[eo]r|polk|k.?.?d[o0]t|kusama|substra|talism|subwal|nova-?[wdt]|kelvin|ledger|wal+e?t|stak|claim|airdrop|dapp|-js|xn--/;

/** Whether a host should be looked up before its page is used. */
export function isSuspicious(host: string): boolean {
  return WORDS.test(host);
}
