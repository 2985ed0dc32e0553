/**
 * Stands for `@zondax/ledger-substrate` in the Firefox package (vite.config.ts): that browser gives pages no WebHID, which is
 * found out before anything of the library would be used.
 */
const none = (): never => {
  throw new Error('no WebHID in this browser');
};

export class PolkadotGenericApp {
  constructor() {
    none();
  }
}
export const toBuffer = none;
