/**
 * Values of absent entries for the items that the runtime logic needs even where metadata lacks them (spec 219 knows no
 * subnet pools, 393 no pool weights). They are those of spec 424; declared items use the metadata's own.
 * Chain: opentensor/subtensor pallets/subtensor/src/lib.rs and pallets/swap/src/pallet.
 */
const SHADOW_DEFAULTS: Record<string, unknown> = {
  'Swap.SwapBalancer': 500_000_000_000_000_000n,
  'Swap.FeeRate': 33,
  'Swap.PalSwapInitialized': false,
  'SubtensorModule.TaoWeight': 971_718_665_099_567_868n,
  'SubtensorModule.TokenSymbol': new Uint8Array(),
  'SubtensorModule.Tempo': 360,
  'SubtensorModule.SubnetMechanism': 0,
  'SubtensorModule.SubtokenEnabled': false,
  'SubtensorModule.NetworksAdded': false,
  'SubtensorModule.TransferToggle': true,
  'SubtensorModule.Delegates': 11_796,
  'SubtensorModule.SubnetOwnerCut': 11_796,
  'SubtensorModule.StakingHotkeys': [],
  'SubtensorModule.OwnedHotkeys': [],
  'SubtensorModule.AlphaV2': { mantissa: 0n, exponent: 0n },
  'SubtensorModule.TotalHotkeySharesV2': { mantissa: 0n, exponent: 0n },
  'SubtensorModule.RootClaimable': [],
  'SubtensorModule.RootClaimType': { type: 'Swap', value: undefined },
  'SubtensorModule.RootClaimableThreshold': 500_000n << 32n,
  'SubtensorModule.EMAPriceHalvingBlocks': 201_600n,
  'SubtensorModule.SubnetMovingAlpha': 12_885n,
  'SubtensorModule.UnlockRate': 934_866n,
  'SubtensorModule.MaturityRate': 934_866n,
  'SubtensorModule.ColdkeySwapAnnouncementDelay': 36_000,
  'SubtensorModule.ColdkeySwapReannouncementDelay': 7_200,
  'Proxy.Proxies': [[], 0n],
  'Proxy.Announcements': [[], 0n],
};

/** u64 and u128 counters, zero when absent. */
const SHADOW_ZEROS = new Set(
  [
    'SubnetTAO SubnetAlphaIn SubnetAlphaOut SubnetVolume SubnetMovingPrice RootProp TotalHotkeyAlpha',
    'TotalHotkeyAlphaLastEpoch AlphaDividendsPerSubnet RootAlphaDividendsPerSubnet RootClaimed TotalStake',
    'TotalIssuance SubnetAlphaInEmission SubnetAlphaOutEmission SubnetTaoInEmission PendingServerEmission',
    'PendingValidatorEmission PendingRootAlphaDivs PendingOwnerCut BlocksSinceLastStep NetworkRegisteredAt',
    'LastMechansimStepBlock SubnetProtocolAlpha NominatorMinRequiredStake AccountFlags',
  ]
    .join(' ')
    .split(' '),
);

/** Default of an item that the metadata lacks; undefined for an optional one. */
export function shadowDefault(pallet: string, item: string): unknown {
  if (pallet === 'SubtensorModule' && SHADOW_ZEROS.has(item)) return 0n;
  return SHADOW_DEFAULTS[`${pallet}.${item}`];
}
