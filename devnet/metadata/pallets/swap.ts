import { call, constant, map, pallet, twox } from '../dsl/declare.js';

/** The pools behind every trade of alpha; its fee rate is the only thing that can still be set. */
export const swap = pallet('Swap', 28, 'pallet_subtensor_swap::pallet::pallet', {
  calls: [call(0, 'set_fee_rate', { netuid: 'u16', rate: 'u16' })],
  storage: [
    map('FeeRate', [twox('u16')], 'u16', 33),
    map('SwapBalancer', [twox('u16')], 'Balancer', 500_000_000_000_000_000n),
    map('PalSwapInitialized', [twox('u16')], 'bool'),
    map('ScrapReservoirAlpha', [twox('u16')], 'u64'),
  ],
  events: {
    FeeRateSet: { netuid: 'u16', rate: 'u16' },
  },
  errors: [
    'FeeRateTooHigh',
    'InsufficientInputAmount',
    'InsufficientLiquidity',
    'PriceLimitExceeded',
    'InsufficientBalance',
    'InvalidTickRange',
    'InvalidLiquidityValue',
    'ReservesTooLow',
    'MechanismDoesNotExist',
    'SubtokenDisabled',
    'ReservesOutOfBalance',
    'SwapInputTooLarge',
    'Deprecated',
  ],
  constants: [
    constant('ProtocolId', 'PalletId', '0x74656e2f73776170'),
    constant('MaxFeeRate', 'u16', 10_000),
    constant('MinimumLiquidity', 'u64', 1000n),
    constant('MinimumReserve', 'NonZeroU64', 1_000_000n),
  ],
});
