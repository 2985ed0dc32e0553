import type { Hid, HidDevice } from '../../../src/popup/devices/ledger/types.js';
import { type LedgerDevice, Unplugged } from './device.js';
import { LedgerCable } from './frames.js';

const VENDOR_ID = 0x2c97;

/** `navigator.hid` with one Ledger, for tests in Node. */
export class FakeHid extends EventTarget implements Hid {
  plugged = true;
  /** The person has let the page use it before. */
  allowed = true;
  /** What the person does when the browser asks. */
  answer: 'choose' | 'none' | 'forbid' = 'choose';
  asked = 0;
  readonly usb: FakeUsb;

  constructor(device: LedgerDevice) {
    super();
    this.usb = new FakeUsb(device, this);
  }

  async getDevices(): Promise<HidDevice[]> {
    return this.plugged && this.allowed ? [this.usb] : [];
  }

  async requestDevice({ filters }: { filters: Array<{ vendorId: number }> }): Promise<HidDevice[]> {
    this.asked += 1;
    if (this.answer === 'forbid') throw new DOMException('Access denied.', 'SecurityError');
    if (this.answer === 'none' || !this.plugged || !filters.some(({ vendorId }) => vendorId === VENDOR_ID))
      return [];
    this.allowed = true;
    return [this.usb];
  }

  unplug(): void {
    this.plugged = false;
    this.usb.opened = false;
    this.dispatchEvent(Object.assign(new Event('disconnect'), { device: this.usb }));
  }
}

class FakeUsb extends EventTarget implements HidDevice {
  readonly vendorId = VENDOR_ID;
  readonly productId = 0x5011;
  opened = false;
  /** Held by another program. */
  held = false;
  readonly #cable: LedgerCable;

  constructor(
    device: LedgerDevice,
    readonly hid: FakeHid,
  ) {
    super();
    this.#cable = new LedgerCable(device);
  }

  async open(): Promise<void> {
    if (this.opened) throw new DOMException('The device is already open.', 'InvalidStateError');
    if (this.held) throw new DOMException('Failed to open the device.', 'NotAllowedError');
    this.opened = true;
  }

  async close(): Promise<void> {
    this.opened = false;
  }

  async sendReport(_id: number, data: BufferSource): Promise<void> {
    if (!this.opened) throw new DOMException('Failed to write the report.', 'NotAllowedError');
    const packet = new Uint8Array(data as Uint8Array);
    this.#cable.receive(packet)?.then(
      (frames) => {
        for (const frame of frames) this.#arrive(frame);
      },
      (error: unknown) => {
        if (error instanceof Unplugged) this.hid.unplug();
      },
    );
  }

  #arrive(frame: Uint8Array): void {
    const report = { data: new DataView(frame.buffer), reportId: 0 };
    this.dispatchEvent(Object.assign(new Event('inputreport'), report));
  }
}
