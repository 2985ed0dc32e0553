import type { Custody, LedgerApp } from '../../../core/accounts/custody.js';

/** An account of the device by its two numbers in the path. */
export interface Place {
  account: number;
  index: number;
}

export interface LedgerAccount extends Place {
  app: LedgerApp;
  accountId: `0x${string}`;
  /** SS58, prefix 42. */
  address: string;
}

/** The account that is to sign, as the wallet knows it. */
export interface LedgerSigner {
  accountId: string;
  custody: Extract<Custody, { kind: 'ledger' }>;
}

export interface OpenApp {
  app: LedgerApp;
  /** As the device says it, e.g. 100.0.12. */
  version: string;
}

/** What the operation has come to, for whoever waits. */
export type Stage = 'choosing' | 'opening' | 'reading' | 'sending' | 'confirming';

export interface LedgerOptions {
  /** Ends the operation at once, whatever the device does; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  onStage?(stage: Stage): void;
  /** Told of each address as it is read. */
  onAccount?(account: LedgerAccount): void;
}

/** The part of a WebHID device that is used. */
export interface HidDevice extends EventTarget {
  readonly vendorId: number;
  readonly opened: boolean;
  open(): Promise<void>;
  close(): Promise<void>;
  sendReport(reportId: number, data: BufferSource): Promise<void>;
}

/** The part of `navigator.hid` that is used. */
export interface Hid extends EventTarget {
  getDevices(): Promise<HidDevice[]>;
  requestDevice(options: { filters: Array<{ vendorId: number }> }): Promise<HidDevice[]>;
}
