import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type DappServer, serveDapp } from '../../../demo/serve-dapp.js';
import { type Devnet, type DevnetOptions, startDevnet } from '../../../devnet/index.js';
import { type Extension, type LaunchOptions, launchExtension } from './launch.js';

export interface World {
  devnet: Devnet;
  dapp: DappServer;
  extension: Extension;
  close(): Promise<void>;
}

/** A chain, a dApp and a browser with Kelvin in it, each fresh. */
export async function startWorld(options: DevnetOptions = {}, browser: LaunchOptions = {}): Promise<World> {
  const devnet = await startDevnet({ scenario: 'small', blockTimeMs: 1_000, finalityLag: 1, ...options });
  const dapp = await serveDapp();
  const extension = await launchExtension(browser);
  return {
    devnet,
    dapp,
    extension,
    async close() {
      await extension.close();
      await dapp.close();
      await devnet.close();
    },
  };
}

/** Real metadata of a Finney spec, or undefined (with a line that says so) where the shared folder is absent. */
export function realMetadata(spec: 219 | 393 | 424): Uint8Array | undefined {
  const path = resolve(`../shared/chain/metadata/finney-${spec}.scale`);
  if (existsSync(path)) return new Uint8Array(readFileSync(path));
  console.warn(`skipped: the real metadata of spec ${spec} is not there (${path})`);
  return undefined;
}
