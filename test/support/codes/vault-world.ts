import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { DevnetOptions } from '../../../devnet/index.js';
import { codesOf } from '../../../src/popup/devices/qr/encode.js';
import { startWorld, type World } from '../../e2e/support/world.js';
import { writeCamera } from './camera-file.js';
import type { Phone } from './phone.js';
import { pixelsOf } from './screenshot.js';

/** A world whose browser has a camera that looks at what a test holds before it. */
export interface VaultWorld extends World {
  /** What the camera sees when it is opened next: the text of a code, or a bare wall. */
  hold(text: string | null): void;
}

/** The browser answers its own question about the camera with yes and reads the pictures from a file. */
export async function startVaultWorld(options: DevnetOptions = {}): Promise<VaultWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'kelvin-camera-'));
  const file = join(folder, 'camera.y4m');
  const hold = (text: string | null): void =>
    writeCamera(file, text === null ? [] : codesOf([new TextEncoder().encode(text)], 'medium'));
  hold(null);
  const world = await startWorld(options, {
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
    ],
  });
  return {
    ...world,
    hold,
    async close() {
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Far more than a phone needs to see each code of a long row. */
const MOST_LOOKS = 200;

/** Holds the phone to the screen until it has all of a request. @returns how many pictures that took */
export async function readByPhone(page: Page, phone: Phone): Promise<number> {
  const row = page.getByTestId('code-row');
  for (let looks = 1; looks <= MOST_LOOKS; looks++)
    if (phone.look(pixelsOf(await row.screenshot()))) return looks;
  throw new Error('the phone could not read the codes');
}

/** A PNG with the code of a text in it, as a person would have it from another device. */
export async function codeAsImage(page: Page, text: string): Promise<Buffer> {
  const [modules = []] = codesOf([new TextEncoder().encode(text)], 'medium');
  const cells = modules.map((row, y) =>
    row.map((dark, x) => (dark ? `<path d="M${x + 4} ${y + 4}h1v1h-1z"/>` : '')).join(''),
  );
  const side = modules.length + 8;
  await page.setContent(
    `<body style="margin:20px;background:white"><svg width="400" height="400" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">${cells.join('')}</svg>`,
  );
  return page.screenshot();
}
