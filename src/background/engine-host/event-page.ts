/**
 * Runs the keeper page's one script inside the event page (Firefox has no offscreen documents, and the policy of our pages
 * forbids framing one). The script's built name is known to the page only, so it is read from there.
 * @param keeperUrl address of keeper.html inside the extension
 * @returns lets go of it; the engine itself ends with the event page, once that is idle
 * @throws Error when the page cannot be read or names no script
 */
export async function holdFromEventPage(keeperUrl: string, scope: Document): Promise<() => void> {
  const html = await (await fetch(keeperUrl)).text();
  const source = /<script[^>]*\bsrc="([^"]+)"/.exec(html)?.[1];
  if (source === undefined) throw new Error('the keeper page names no script');
  const script = scope.createElement('script');
  script.type = 'module';
  script.src = new URL(source, keeperUrl).href;
  scope.head.append(script);
  return () => script.remove();
}
