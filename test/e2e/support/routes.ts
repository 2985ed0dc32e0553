import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = 'src/popup';
const PLACEHOLDERS: Record<string, string> = {
  id: `0x${'11'.repeat(32)}`,
  hash: `0x${'22'.repeat(32)}`,
};

/**
 * Every route that the source names, as a link: `path="…"` of a route, with something plausible for each parameter, and the
 * ways in that one expression each stands for (`/^\/(?:add\/)?create\/?$/`: `/create` and `/add/create`).
 * @param ids what stands for a parameter, by its name
 */
export function routesOfSource(ids: Record<string, string> = PLACEHOLDERS): string[] {
  const texts = readdirSync(SOURCES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const named = texts.flatMap((text) =>
    [...text.matchAll(/<Route\s+path="([^"]+)"/g)].map(([, path = '']) => path),
  );
  const tables = texts.flatMap((text) =>
    [...text.matchAll(/^ {2}'(\/[^']+)': lazy\(/gm)].map(([, path = '']) => path),
  );
  const expressions = texts.flatMap((text) =>
    [...text.matchAll(/<Route\s+path=\{\/\^(.+?)\$\/\}/g)].map(([, source = '']) => source),
  );
  const plain = expressions.flatMap((source) => {
    const path = source.replaceAll('\\/', '/').replace(/\/\?$/, '');
    return ['', 'add/'].map((base) => path.replace('(?:add/)?', base));
  });
  const unread = texts.join('\n').match(/<Route\s+path=/g)?.length ?? 0;
  if (unread !== named.length + expressions.length)
    throw new Error('a route is written in a way that is not read here');
  const links = [...named, ...tables].map((path) =>
    path.replace(/\/\*\??$/, '').replace(/:(\w+)\??/g, (_all, name: string) => ids[name] ?? `${name}-1`),
  );
  return [...new Set(['/', ...links, ...plain, '/add', '/no/such/page'])];
}
