import { readAccount } from '../accounts.js';
import type { ApiMethods } from './handler.js';

export const accountNonce: ApiMethods = {
  decoded: { account_nonce: ({ state }, [account]) => readAccount(state, String(account)).nonce },
};
