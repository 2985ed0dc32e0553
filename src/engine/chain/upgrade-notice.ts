import type { RuntimeUpgrade } from '../../core/chain/capability.js';
import { capabilityReport, upgradeBetween } from '../capabilities/report.js';
import type { Runtime } from './runtime.js';

/** How long an upgrade is news. */
const NEWS_FOR_MS = 10 * 60_000;

/** Remembers the last upgrade of the runtime while it is news, whether it came mid-session or between two of them. */
export class UpgradeNotice {
  private last: Runtime | null = null;
  private upgrade: RuntimeUpgrade | null = null;

  /** The runtime in use. @returns whether it is another one than before, of the same chain. */
  use(runtime: Runtime): boolean {
    const before = this.last;
    this.last = runtime;
    if (!before || before.genesisHash !== runtime.genesisHash) {
      this.upgrade = null;
      return false;
    }
    if (before.specVersion === runtime.specVersion) return false;
    this.upgrade = upgradeBetween(capabilityReport(before), capabilityReport(runtime), Date.now());
    return true;
  }

  get current(): RuntimeUpgrade | null {
    return this.upgrade && Date.now() - this.upgrade.atMs < NEWS_FOR_MS ? this.upgrade : null;
  }
}
