import type { HtmlTagDescriptor, Plugin } from 'vite';

/**
 * Names in each page's head all the scripts it will import, so that they are fetched beside each other and not one layer after
 * the other: an extension's page waits some 10 ms for each. Links alone, without the helper that loads later parts early: it
 * would reach for the document in workers.
 */
export function loadEarly(): Plugin {
  return {
    name: 'kelvin:load-early',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { chunk, bundle }) => {
        if (!chunk || !bundle) return [];
        const files = new Set(chunk.imports);
        for (const file of files) {
          const found = bundle[file];
          if (found?.type === 'chunk') for (const next of found.imports) files.add(next);
        }
        // A page that shares its first module with others names all of them as scripts already.
        return [...files]
          .filter((file) => !html.includes(file))
          .map(
            (file): HtmlTagDescriptor => ({
              tag: 'link',
              attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
              injectTo: 'head',
            }),
          );
      },
    },
  };
}
