import { describe, expect, it } from 'vitest';
import { severityOf } from '../../../../src/background/explain/severity.js';
import { openMetadata } from '../../../../src/core/chain/light/index.js';
import { holesOf } from '../../../../src/popup/components/sentence-text.js';
import words from '../../../../src/popup/i18n/en/calls.json' with { type: 'json' };
import type { StoredMetadata } from '../../../../src/protocol/engine/index.js';
import { declared } from '../../../support/explain-builders.js';
import { finney, HAS_FINNEY } from '../../../support/finney.js';

const WORDS = new Map<string, string>(
  Object.entries(words.calls).flatMap(([pallet, calls]) =>
    Object.entries(calls).map(([call, text]): [string, string] => [`${pallet}.${call}`, text]),
  ),
);

/**
 * Calls of runtimes whose metadata is not recorded, with the arguments that their source names
 * (RaoFoundation/subtensor pallets/admin-utils/src/lib.rs, spec 475 and after).
 */
const FROM_SOURCE: Readonly<Record<string, readonly string[]>> = {
  'SubtensorModule.disassociate_hotkey': [],
  'AdminUtils.sudo_set_activity_cutoff_factor': ['netuid', 'factor_milli'],
  'AdminUtils.sudo_set_liquid_alpha_consensus_mode': ['netuid', 'mode'],
  'AdminUtils.sudo_trim_null_uids_batch': ['netuid', 'target'],
  'AdminUtils.sudo_set_collateral_lock_share': ['netuid', 'lock_share'],
  'AdminUtils.sudo_set_collateral_drain_ratio': ['netuid', 'drain_ratio'],
  'AdminUtils.sudo_set_emission_bar_quantile': ['quantile'],
  'AdminUtils.sudo_set_emission_bar_rank': ['rank'],
  'AdminUtils.sudo_set_emission_gate_exponent': ['exponent'],
  'AdminUtils.sudo_set_basket_concentration_cap': ['cap'],
  'AdminUtils.sudo_set_basket_trading_enabled': ['enabled'],
  'AdminUtils.sudo_set_basket_trading_frozen': ['hotkey', 'frozen'],
  'AdminUtils.sudo_set_basket_daily_turnover_cap': ['cap'],
  'AdminUtils.sudo_set_basket_liquidity_cap': ['cap'],
  'AdminUtils.sudo_set_basket_claim_dust': ['row_cap_rao', 'row_bps', 'slice_rao', 'forfeit_cap_rao'],
};

/** Every call of a runtime with the names of its arguments, as the sentence gets them. */
function callsOf(metadata: StoredMetadata): Map<string, string[]> {
  const { pallets, registry } = openMetadata(metadata);
  const found = new Map<string, string[]>();
  for (const { name, calls } of pallets) {
    const def = calls ? registry.at(calls.type).def : null;
    if (def?.tag !== 'variant') continue;
    for (const call of def.value)
      found.set(
        `${name}.${call.name}`,
        // What an argument `call` carries is said as `inner`: `call` is the name of the call itself.
        call.fields.map((field) => (field.name === 'call' ? 'inner' : (field.name ?? ''))),
      );
  }
  return found;
}

/** Names that the words of a call ask for and that the call does not have. */
function strangers(text: string, args: readonly string[]): string[] {
  return holesOf(text).filter((hole) => !args.includes(hole));
}

describe('the words of calls', () => {
  const runtimes: Array<[name: string, metadata: StoredMetadata]> = [
    ['declared 424', declared('424')],
    ['declared newer', declared('newer')],
    ...(HAS_FINNEY
      ? ([219, 393, 424] as const).map((spec): [string, StoredMetadata] => [`${spec}`, finney(spec)])
      : []),
  ];

  for (const [name, metadata] of runtimes)
    it(`S57 are complete for ${name}, and ask for no argument that a call does not have`, () => {
      for (const [call, args] of callsOf(metadata)) {
        const text = WORDS.get(call);
        expect(text, call).toBeDefined();
        expect(strangers(text ?? '', args), call).toEqual([]);
      }
    });

  it.skipIf(!HAS_FINNEY)('S57 are those of calls that a runtime has, or that its source names', () => {
    const known = new Set(runtimes.flatMap(([, metadata]) => [...callsOf(metadata).keys()]));
    expect([...WORDS.keys()].filter((call) => !known.has(call)).sort()).toEqual(
      Object.keys(FROM_SOURCE).sort(),
    );
    for (const [call, args] of Object.entries(FROM_SOURCE))
      expect(strangers(WORDS.get(call) ?? '', args), call).toEqual([]);
  });

  it('are plain sentences that begin with what is done, or with who may do it', () => {
    for (const [call, text] of WORDS) {
      expect(text, call).toMatch(/^[A-Z][^!]*[^.! ]$/);
      // Lengths of time say themselves that they are blocks.
      expect(text, call).not.toMatch(/\} blocks/);
    }
  });

  it('S57 name administrators where nobody else can make the call, and the danger table does too', () => {
    const administrators = [...WORDS].filter(([, text]) =>
      /^(?:Administrators|Block producers) only: /.test(text),
    );
    const missing = administrators.flatMap(([name]) => {
      const [pallet = '', call = ''] = name.split('.');
      const kind = severityOf(pallet, call);
      return kind === null || kind.code === 'administrator' || kind.code === 'account-control' ? [] : [name];
    });
    expect(administrators.length).toBeGreaterThan(100);
    expect(missing).toEqual(['Preimage.request_preimage', 'Preimage.unrequest_preimage']);
  });
});
