import type { Platform } from '../platform.js';
import { createSerial } from '../serial.js';
import type { KeyValueStore } from '../types.js';

const KEY = 'approvals.window';
const PAGE = 'src/popup/approval.html';
const WIDTH_PX = 420;
const HEIGHT_PX = 680;

/** The one approval window. Its id is kept in session storage, because the window outlives the worker. */
export interface ApprovalWindow {
  /** Opens it at a request, or brings the open one to the front. */
  show(approvalId: string): Promise<void>;
  close(): Promise<void>;
  /** Leaves the open one to what it shows: it is the approval window no longer. */
  release(): Promise<void>;
  /** True when the window that was closed is ours. */
  wasClosed(windowId: number): Promise<boolean>;
}

export function createApprovalWindow(
  platform: Pick<Platform, 'windows' | 'runtime'>,
  session: KeyValueStore,
): ApprovalWindow {
  // Two requests at once must not open two windows.
  const serial = createSerial();
  const current = async (): Promise<number | null> => {
    const stored = await session.get(KEY);
    return typeof stored === 'number' ? stored : null;
  };

  return {
    show: (approvalId) =>
      serial(async () => {
        const open = await current();
        if (open !== null && (await focus(platform, open))) return;
        const created = await platform.windows.create({
          url: platform.runtime.getURL(`${PAGE}#${approvalId}`),
          type: 'popup',
          width: WIDTH_PX,
          height: HEIGHT_PX,
        });
        await session.set({ [KEY]: created.id ?? null });
      }),
    close: () =>
      serial(async () => {
        const open = await current();
        if (open === null) return;
        await session.remove([KEY]);
        // Gone already is what was wanted.
        await platform.windows.remove(open).catch(() => undefined);
      }),
    release: () => serial(() => session.remove([KEY])),
    wasClosed: (windowId) =>
      serial(async () => {
        if ((await current()) !== windowId) return false;
        await session.remove([KEY]);
        return true;
      }),
  };
}

/** False when there is no such window any more. */
async function focus(platform: Pick<Platform, 'windows'>, windowId: number): Promise<boolean> {
  try {
    await platform.windows.update(windowId, { focused: true });
    return true;
  } catch {
    return false;
  }
}
