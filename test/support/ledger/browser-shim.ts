import type { BrowserContext } from 'playwright-core';
import { type LedgerDevice, Unplugged } from './device.js';
import { LedgerCable } from './frames.js';

/** The table that the browser stands on: what is plugged in, allowed, and held by somebody else. */
export interface Table {
  device: LedgerDevice;
  plugged: boolean;
  allowed: boolean;
  held: boolean;
  /** What the person does in the browser's own list. */
  answer: 'choose' | 'none';
  /** How often the browser asked. */
  asked: number;
}

/**
 * Gives the pages of an extension a `navigator.hid` with one device behind it. Every frame goes to the emulator in this
 * process as it is; permission and press are asked for as Chromium does.
 */
export async function plugInto(context: BrowserContext, device: LedgerDevice): Promise<Table> {
  const table: Table = { device, plugged: true, allowed: false, held: false, answer: 'choose', asked: 0 };
  const cable = new LedgerCable(device);
  const ask = async (op: string, packet: number[]): Promise<unknown> => {
    switch (op) {
      case 'list':
        return table.plugged && table.allowed;
      case 'choose':
        table.asked += 1;
        table.allowed ||= table.plugged && table.answer === 'choose';
        return table.plugged && table.answer === 'choose';
      case 'open':
        return table.held ? 'held' : table.plugged ? 'open' : 'gone';
      default:
        return report(cable, table, Uint8Array.from(packet));
    }
  };
  await context.exposeBinding('kelvinTestLedger', (_source, op: string, packet: number[] = []) =>
    ask(op, packet),
  );
  await context.addInitScript({ content: IN_PAGE });
  return table;
}

async function report(cable: LedgerCable, table: Table, packet: Uint8Array): Promise<number[][] | 'gone'> {
  if (!table.plugged) return 'gone';
  try {
    return ((await cable.receive(packet)) ?? []).map((frame) => [...frame]);
  } catch (error) {
    if (!(error instanceof Unplugged)) throw error;
    table.plugged = false;
    return 'gone';
  }
}

/** Runs in the page before its own scripts. */
const IN_PAGE = `(() => {
  // The way to the emulator is looked up when it is used: it may come into a page after this.
  if (location.protocol !== 'chrome-extension:') return;
  const ask = (op, packet) => window.kelvinTestLedger(op, packet);
  const lost = () => { throw new DOMException('Failed to write the report.', 'NotAllowedError'); };
  class Device extends EventTarget {
    vendorId = 0x2c97; productId = 0x5011; productName = 'Nano S Plus'; collections = []; opened = false;
    async open() {
      if (this.opened) throw new DOMException('The device is already open.', 'InvalidStateError');
      if ((await ask('open')) !== 'open') throw new DOMException('Failed to open the device.', 'NotAllowedError');
      this.opened = true;
    }
    async close() { this.opened = false; }
    async sendReport(id, data) {
      if (!this.opened) lost();
      const packet = [...new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength)];
      ask('report', packet).then((frames) => {
        if (frames === 'gone') {
          this.opened = false;
          hid.dispatchEvent(Object.assign(new Event('disconnect'), { device: this }));
          return;
        }
        for (const frame of frames) {
          const view = new DataView(Uint8Array.from(frame).buffer);
          this.dispatchEvent(Object.assign(new Event('inputreport'), { data: view, reportId: 0 }));
        }
      });
    }
  }
  const device = new Device();
  class Hid extends EventTarget {
    async getDevices() { return (await ask('list')) ? [device] : []; }
    async requestDevice() {
      if (!navigator.userActivation.isActive)
        throw new DOMException('Must be handling a user gesture to show a permission request.', 'SecurityError');
      return (await ask('choose')) ? [device] : [];
    }
  }
  const hid = new Hid();
  Object.defineProperty(navigator, 'hid', { configurable: true, get: () => hid });
})();`;
