import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

interface ChunkGroup {
  name(id: string, graph: ModuleGraph): string | null;
  priority: number;
}

type Chunk = 'kept' | 'base' | 'start' | 'ask' | 'icons';

/** Of these only what is used may come along: their modules import each other, or all hang on one index. */
const SHARED_LIBRARIES = /node_modules\/(?:lucide-react|@base-ui)\//;
const ICON = /lucide-react\/.*\/icons\/([\w-]+)\.m?js$/;
const ICON_IMPORT = /import\s*\{([^}]*)\}\s*from\s*'lucide-react'/g;

/**
 * Which modules are needed before a page can paint, in as few files as can be, because seventy small ones cost more than
 * their bytes: `kept` for the hidden page that keeps the engine, `base` for what popup and approval window share, `start` and
 * `ask` for what one of the two needs alone. All other modules fall where the bundler puts them.
 *
 * A group takes along what its modules import, so what is shared must be taken first: hence the priorities.
 *
 * The icons of all other screens are one more file, `icons`: a hundred of a few lines each pack far worse.
 *
 * @returns groups for `codeSplitting.groups`. Firefox's package has only the last: its background is a module of the same build
 * and shares with the popup too.
 */
export function startChunks(browser: 'chrome' | 'firefox'): ChunkGroup[] {
  let plan: ((id: string) => Chunk | null) | null = null;
  const only = (chunk: Chunk, priority: number): ChunkGroup => ({
    name: (id, graph) => {
      plan ??= planChunks(graph);
      return plan(id) === chunk ? chunk : null;
    },
    priority,
  });
  const icons = only('icons', 0);
  if (browser === 'firefox') return [icons];
  return [only('kept', 3), only('base', 2), only('start', 1), only('ask', 1), icons];
}

function planChunks(graph: ModuleGraph): (id: string) => Chunk | null {
  const entries = ['keeper/main.ts', 'main.tsx', 'approval-main.tsx'].map((path) =>
    resolve('src/popup', path),
  );
  const [kept, start, ask] = entries.map((entry) => closure(entry, graph)) as [Used, Used, Used];
  return (id) => {
    if (entries.includes(id)) return null;
    const icon = ICON.exec(id)?.[1];
    if (icon) return placed(false, start.icons.has(icon), ask.icons.has(icon)) ?? 'icons';
    if (SHARED_LIBRARIES.test(id)) return null;
    return placed(kept.modules.has(id), start.modules.has(id), ask.modules.has(id));
  };
}

function placed(kept: boolean, start: boolean, ask: boolean): Chunk | null {
  if (kept) return 'kept';
  if (start && ask) return 'base';
  if (start) return 'start';
  return ask ? 'ask' : null;
}

interface Used {
  modules: ReadonlySet<string>;
  /** File names of the icons its own modules name: the library's index leads to all of them. */
  icons: ReadonlySet<string>;
}

function closure(entry: string, graph: ModuleGraph): Used {
  const modules = new Set([entry]);
  for (const id of modules) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) modules.add(next);
  const own = [...modules].filter((id) => /\/src\/.*\.tsx?$/.test(id) && !id.includes('node_modules'));
  const icons = own.flatMap((id) => [...readFileSync(id, 'utf8').matchAll(ICON_IMPORT)]).flatMap(iconFiles);
  return { modules, icons: new Set(icons) };
}

/** `ShieldCheck` is drawn by `shield-check.js`, `Trash2` by `trash-2.js`. */
function iconFiles([, names = '']: RegExpExecArray): string[] {
  return names
    .split(',')
    .map((name) => name.trim().split(/\s+as\s+/)[0] ?? '')
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => name.replace(/([a-z])([A-Z0-9])/g, '$1-$2').toLowerCase());
}
