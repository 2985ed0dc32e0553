/**
 * How a command and its answer travel over HID: reports of 64 bytes, each with the channel (2), the tag 05 and its number
 * (2); the first also says how long the whole is (2); the last is filled with zeros. All numbers most significant first.
 */
const REPORT = 64;
const HEAD = 5;
const TAG = 0x05;

/** The reports of one command. */
export function reportsOf(channel: number, command: Uint8Array): Uint8Array<ArrayBuffer>[] {
  const whole = new Uint8Array(2 + command.length);
  new DataView(whole.buffer).setUint16(0, command.length);
  whole.set(command, 2);
  const room = REPORT - HEAD;
  return Array.from({ length: Math.ceil(whole.length / room) }, (_, number) => {
    const report = new Uint8Array(REPORT);
    const view = new DataView(report.buffer);
    view.setUint16(0, channel);
    view.setUint8(2, TAG);
    view.setUint16(3, number);
    report.set(whole.subarray(number * room, (number + 1) * room), HEAD);
    return report;
  });
}

/** Puts the reports of one answer together. */
export class Answer {
  #bytes: Uint8Array | null = null;
  #filled = 0;
  #next = 0;

  constructor(readonly channel: number) {}

  /**
   * The answer once it is whole, else null. What belongs to another channel is the late answer to somebody else and left
   * aside. @throws when a report is out of order
   */
  take(report: DataView): Uint8Array | null {
    if (report.byteLength < HEAD + 2 || report.getUint16(0) !== this.channel || report.getUint8(2) !== TAG)
      return null;
    if (report.getUint16(3) !== this.#next) throw new Error('a report is missing');
    const start = this.#next === 0 ? HEAD + 2 : HEAD;
    this.#bytes ??= new Uint8Array(report.getUint16(HEAD));
    this.#next += 1;
    const length = Math.min(report.byteLength - start, this.#bytes.length - this.#filled);
    this.#bytes.set(new Uint8Array(report.buffer, report.byteOffset + start, length), this.#filled);
    this.#filled += length;
    return this.#filled === this.#bytes.length ? this.#bytes : null;
  }
}
