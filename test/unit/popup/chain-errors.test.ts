import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../../devnet/metadata/profiles/index.js';
import words from '../../../src/popup/i18n/en/chain-errors.json' with { type: 'json' };

const known: Record<string, { what: string; next: string }> = words.chainErrors;

/** Errors a staking or transfer call can end in (`opentensor/subtensor pallets/subtensor/src/staking`, and its successor). */
const STAKING =
  `AmountTooLow NotEnoughBalanceToStake NotEnoughStakeToWithdraw StakeUnavailable SlippageTooHigh
  InsufficientLiquidity SubtokenDisabled SubnetNotExists MechanismDoesNotExist HotKeyAccountNotExists
  HotKeyNotRegisteredInSubNet HotKeyNotRegisteredInNetwork SameNetuid TransferDisallowed AccountRejectsLockedAlpha
  LockHotkeyMismatch InsufficientStakeForLock NoExistingLock InvalidSubnetNumber ColdkeySwapAnnounced ColdkeySwapDisputed
  NonAssociatedColdKey CannotUseSystemAccount CannotBurnOrRecycleOnRootSubnet NotEnoughAlphaOutToRecycle
  SameAutoStakeHotkeyAlreadySet Deprecated CallDisabled DisabledTemporarily AddStakeBurnRateLimitExceeded
  TxRateLimitExceeded`.split(/\s+/);
const STAKING_NEWER =
  `RootStakeLocked RootClaimTooHeavy BetaBasketSeedInProgress BasketHasNoWeights TooManyStakingHotkeys
  InsufficientTaoBalance InsufficientAlphaBalance BasketDepositPending KeepStakeBlockedByCollateral
  ColdkeyCollateralIncomplete ColdkeyCollateralPositionsFull ColdkeySwapTooHeavy`.split(/\s+/);

function errorsOf(profile: '424' | 'newer', pallet: string): readonly string[] {
  const found = PROFILES[profile].pallets.find(({ name }) => name === pallet);
  return (found?.errors ?? []).map((error) => (typeof error === 'string' ? error : String(error)));
}

describe('N5 words for the chain’s errors', () => {
  it.each(['Balances', 'Proxy', 'Swap', 'Crowdloan', 'Utility'])(
    'N5 every error of %s has an entry',
    (pallet) => {
      const names = errorsOf('newer', pallet);
      expect(names.length).toBeGreaterThan(1);
      expect(names.filter((name) => !known[`${pallet}-${name}`] && !known[name])).toEqual([]);
    },
  );

  it('N5 every error of the staking family has an entry, and the runtimes have these errors', () => {
    expect([...STAKING, ...STAKING_NEWER].filter((name) => !known[name])).toEqual([]);
    const [old, newer] = [errorsOf('424', 'SubtensorModule'), errorsOf('newer', 'SubtensorModule')];
    expect(STAKING.filter((name) => !old.includes(name))).toEqual([]);
    expect(STAKING_NEWER.filter((name) => !newer.includes(name))).toEqual([]);
  });

  it('N5 every error of tokens has an entry', () => {
    // paritytech/polkadot-sdk substrate/primitives/runtime/src/lib.rs, TokenError
    const token =
      `FundsUnavailable OnlyProvider BelowMinimum CannotCreate UnknownAsset Frozen Unsupported CannotCreateHold
      NotExpendable Blocked`.split(/\s+/);
    expect(token.filter((name) => !known[name])).toEqual([]);
  });
});
