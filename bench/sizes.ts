import { checkPackage } from '../scripts/check-package.js';
import type { Row } from './measure.js';

/** Sizes of the built Chrome package. */
export function benchSizes(): Row[] {
  const { sizes } = checkPackage('dist/chrome', 'chrome');
  const row = (what: string, value: number, budget: number | null): Row => ({
    what,
    unit: 'KiB',
    samples: [value],
    budget,
  });
  return [
    row('script in each page', sizes.contentKiB, 10),
    row('script parsed by the worker', sizes.backgroundKiB, 300),
    row('script parsed with the first explained request', sizes.explainKiB, 200),
    row('script parsed to open the popup', sizes.popupKiB, 500),
    row('engine', sizes.engineKiB, null),
    row('script of Ledger and cameras, parsed with their first use', sizes.devicesKiB, null),
    row('package, gzip', sizes.packageGzipKiB, 1_536),
  ];
}
