/**
 * The practice account: devnet puts play money on it and publishes its phrase, so everybody has its key. It may be used on a
 * local chain and must be told apart from an account of one's own wherever it is shown.
 */
export const PRACTICE_ACCOUNT = {
  address: '5HDvhV6WDCjCKyrXqGQSDYqQAzkzabNhctmiDYEqgBC66BsX',
  accountId: '0xe4359ad3e2716c539a1d663ebd0a51bdc5c98a12e663bb4c4402db47828c9446',
} as const;

/** Whether this account's key is public. */
export function isPracticeAccount(accountId: string): boolean {
  return accountId === PRACTICE_ACCOUNT.accountId;
}
