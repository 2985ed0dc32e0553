import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/** The first day that a zip can tell. A zip has no time zone: this is the same wall clock in all of them. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * A built package as one zip whose bytes depend on its files alone: names in order, no times, no rights, no comments.
 *
 * @param folder a package as `npm run build` leaves it.
 */
export function zipPackage(folder: string): Uint8Array {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  const files: Zippable = {};
  for (const path of paths) files[path] = new Uint8Array(readFileSync(join(folder, path)));
  return zipSync(files, { level: 9, mtime: NO_TIME });
}

/** SHA-256 of the bytes, as 64 hex digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
