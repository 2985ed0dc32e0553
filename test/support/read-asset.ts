import { readFileSync } from 'node:fs';

/** A text file of the package as the worker would fetch it; read at once, so that no test has to wait for a disk. */
export async function readAsset(path: string): Promise<string> {
  return readFileSync(new URL(`../../public/${path}`, import.meta.url), 'utf8');
}
