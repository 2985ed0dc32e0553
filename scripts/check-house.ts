/** Checks the layout: import rules, cycles, file names and sizes, pinned versions. Exits 1 with one line per finding. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { MAX_LINES, MAX_VAULT_LINES, ROOMS, type Room } from './house-rules.js';

const EXTENSIONS = ['.ts', '.tsx'];
const findings: string[] = [];
const files = sourceFiles();
const graph = new Map<string, string[]>();

for (const file of files) checkFile(file);
checkCycles();
checkVaultSize();
checkPins();

if (findings.length > 0) {
  for (const finding of findings) console.error(finding);
  console.error(`\nhouse: ${findings.length} finding(s). The rules are in scripts/house-rules.ts.`);
  process.exit(1);
}
console.log(`house: ${files.length} files keep to their rooms`);

function sourceFiles(): string[] {
  const roots = ['src', 'devnet', 'demo', 'bench', 'scripts', 'test'].filter((root) => existsSync(root));
  return roots
    .flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => `${root}/${path}`),
    )
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .sort();
}

function roomOf(file: string): Room | undefined {
  return ROOMS.filter((room) => file.startsWith(room.path)).sort((a, b) => b.path.length - a.path.length)[0];
}

function checkFile(file: string): void {
  const room = roomOf(file);
  if (!room) return void findings.push(`${file}: belongs to no room of style.md`);
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n').length;
  if (lines > MAX_LINES) findings.push(`${file}: ${lines} lines, the cap is ${MAX_LINES}`);
  const base = file.slice(file.lastIndexOf('/') + 1);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)*\.tsx?$/.test(base))
    findings.push(`${file}: file names are kebab-case`);
  const code = stripComments(text);
  for (const ban of room.bans) {
    const hit = ban.pattern.exec(code);
    if (hit) findings.push(`${file}: \`${hit[0]}\` is banned in ${room.name}: ${ban.why}`);
  }
  graph.set(file, []);
  for (const found of imports(code)) checkImport(file, room, found);
}

function stripComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
}

interface Import {
  specifier: string;
  /** Erased by the compiler: bound by the room's rules, but no cycle at run time. */
  typeOnly: boolean;
}

function imports(code: string): Import[] {
  const patterns = [
    /\b(?:import|export)\s+(type\b)?[^'";]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /^\s*import\s*()['"]([^'"]+)['"]/gm,
    /\bimport\(\s*()['"]([^'"]+)['"]/g,
  ];
  return patterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => ({
      specifier: match[2] ?? '',
      typeOnly: match[1] === 'type',
    })),
  );
}

function checkImport(file: string, room: Room, { specifier, typeOnly }: Import): void {
  if (!specifier.startsWith('.')) {
    if (!room.packages.some((allowed) => packageMatches(allowed, specifier))) {
      findings.push(`${file}: ${room.name} may not import the package ${specifier}`);
    }
    return;
  }
  const target = resolve(file, specifier);
  if (!target) {
    // A test may hold source text in a string, whose imports lead nowhere.
    if (/\.(?:js|tsx?)$/.test(specifier) && room.name !== 'test')
      findings.push(`${file}: cannot resolve ${specifier}`);
    return;
  }
  if (!typeOnly) graph.get(file)?.push(target);
  if (ownRoom(file, target, room) || room.rooms.some((allowed) => pathMatches(allowed, target))) return;
  findings.push(`${file}: ${room.name} may not import ${target}`);
}

/** Inside one room everything may be imported; folders of the background see only their siblings' public files. */
function ownRoom(file: string, target: string, room: Room): boolean {
  if (roomOf(target) !== room) return false;
  if (room.name !== 'background') return true;
  return file.split('/')[2] === target.split('/')[2];
}

function packageMatches(allowed: string, specifier: string): boolean {
  if (allowed === '*') return true;
  if (allowed.endsWith('*')) return specifier.startsWith(allowed.slice(0, -1));
  return specifier === allowed || specifier.startsWith(`${allowed}/`);
}

function pathMatches(allowed: string, target: string): boolean {
  const bare = target.replace(/\.tsx?$/, '');
  if (!allowed.includes('*')) return allowed.endsWith('/') ? target.startsWith(allowed) : bare === allowed;
  return new RegExp(`^${allowed.replace('*', '[^/]+')}$`).test(bare);
}

function resolve(file: string, specifier: string): string | undefined {
  const path = normalize(join(dirname(file), specifier.replace(/\?.*$/, ''))).replaceAll('\\', '/');
  const stem = path.replace(/\.js$/, '');
  return [path, ...EXTENSIONS.map((ending) => stem + ending)].find((candidate) => files.includes(candidate));
}

function checkCycles(): void {
  const state = new Map<string, 'open' | 'done'>();
  const visit = (file: string, trail: string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      return void findings.push(`cycle: ${[...trail.slice(trail.indexOf(file)), file].join(' -> ')}`);
    }
    state.set(file, 'open');
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
}

function checkVaultSize(): void {
  const vault = files.filter((file) => file.startsWith('src/background/vault/'));
  const lines = vault.reduce((sum, file) => sum + readFileSync(file, 'utf8').split('\n').length, 0);
  if (lines > MAX_VAULT_LINES)
    findings.push(`src/background/vault: ${lines} lines, the cap is ${MAX_VAULT_LINES}`);
}

function checkPins(): void {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
  const listed = readFileSync('docs/dependencies.md', 'utf8');
  for (const kind of ['dependencies', 'devDependencies']) {
    for (const [name, version] of Object.entries(manifest[kind] ?? {})) {
      if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
        findings.push(`package.json: ${name} ${version} is not an exact version`);
      if (kind === 'dependencies' && !listed.includes(`\`${name}\``)) {
        findings.push(`docs/dependencies.md: no line says why ${name} is there`);
      }
    }
  }
}
