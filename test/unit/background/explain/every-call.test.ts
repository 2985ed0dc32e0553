import { describe, expect, it } from 'vitest';
import { createExplainer } from '../../../../src/background/explain/index.js';
import { toHex } from '../../../../src/background/signing/index.js';
import { encodeValue, openMetadata } from '../../../../src/core/chain/light/index.js';
import { ERROR_CODES } from '../../../../src/core/errors/codes.js';
import type { ExplainResult, Explanation } from '../../../../src/core/explain/types.js';
import words from '../../../../src/popup/i18n/en/calls.json' with { type: 'json' };
import type { StoredMetadata } from '../../../../src/protocol/engine/index.js';
import {
  dappRequest,
  declared,
  explainFacts,
  HOTKEY,
  inputFor,
  OTHER_HOTKEY,
  SIGNER,
  simulate,
  swapAnswer,
} from '../../../support/explain-builders.js';
import { finney, HAS_FINNEY } from '../../../support/finney.js';
import { createRandom, possibleCalls, randomCall } from '../../../support/random-value.js';
import { realisticCall } from '../../../support/realistic-call.js';
import { paramText, sentenceText } from '../../../support/sentence-text.js';

/** Calls that are refused on sight: bare hashes, and a call the chain itself cannot read. */
const OPAQUE = new Set(['Multisig.approve_as_multi', 'Proxy.announce', 'MevShield.store_encrypted']);
const explainer = createExplainer();

type Class = 'own planner' | 'own words' | 'generic' | 'refused';
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = words.calls;
const hasWords = (pallet: string, call: string) => WORDS[pallet]?.[call] !== undefined;

async function explain(metadata: StoredMetadata, bytes: Uint8Array, known: boolean): Promise<ExplainResult> {
  // The shortest era, because shielded carriers take no other.
  const request = dappRequest(metadata, toHex(bytes), { eraHex: '0x7200' });
  const facts = explainFacts({
    validators: [[HOTKEY, 'tao.bot'] as const, [OTHER_HOTKEY, 'other.bot'] as const].map(
      ([hotkey, name]) => ({ hotkey, name, take: 11_796, known: true, stakedBefore: true }),
    ),
  });
  return await explainer.explain(
    inputFor(metadata, request, null, {
      explainFacts: async ({ sims, asks }) =>
        known
          ? { ...facts, sims: sims.map(simulate), answers: (asks ?? []).map((ask) => swapAnswer(ask)) }
          : null,
    }),
  );
}

function classOf(result: ExplainResult, pallet: string, call: string): Class {
  if (!result.ok) return 'refused';
  const { code } = result.explanation.sentence;
  if (code === 'call') return hasWords(pallet, call) ? 'own words' : 'generic';
  return code === 'generic' ? 'generic' : 'own planner';
}

function count(classes: ReadonlyMap<string, Class>): Record<Class, number> {
  const counts: Record<Class, number> = { 'own planner': 0, 'own words': 0, generic: 0, refused: 0 };
  for (const found of classes.values()) counts[found]++;
  return counts;
}

async function fuzz(metadata: StoredMetadata): Promise<Map<string, Class>> {
  const { registry, ...light } = openMetadata(metadata);
  const random = createRandom(metadata.specVersion);
  const classes = new Map<string, Class>();
  for (const [pallet, call] of possibleCalls({ registry, ...light }))
    for (let round = 0; round < 3; round++) {
      const name = `${pallet}.${call}`;
      const bytes = encodeValue(registry, randomCall(registry, pallet, call, random));
      const result = await explain(metadata, bytes, round > 0);
      if (classes.get(name) !== 'refused') classes.set(name, classOf(result, pallet, call));
      if (!result.ok) {
        expect(ERROR_CODES).toContain(result.refusal.code);
        expect(result.refusal.code, `${name} ${JSON.stringify(result.refusal.context)}`).not.toBe('internal');
        continue;
      }
      const { tree, callHex } = result.explanation;
      expect([tree.pallet, tree.call]).toEqual([pallet, call]);
      expect(tree.args.every(({ text, type }) => text !== '' && type !== '')).toBe(true);
      expect(callHex).toBe(toHex(bytes));
    }
  return classes;
}

const refusedOf = (classes: ReadonlyMap<string, Class>) =>
  [...classes].flatMap(([name, found]) => (found === 'refused' && !OPAQUE.has(name) ? [name] : []));

describe.skipIf(!HAS_FINNEY)('every call (needs the recorded metadata beside the project)', () => {
  for (const spec of [219, 393, 424] as const)
    it(`S57: of spec ${spec} is explained with all its arguments, or refused with a reason`, {
      timeout: 60_000,
    }, async () => {
      const classes = await fuzz(finney(spec));
      console.info(`spec ${spec}:`, count(classes), refusedOf(classes).join(' '));
      // Calls of other runtimes than the one the danger table was made for may be unknown, never guessed.
      if (spec === 424) expect(refusedOf(classes)).toEqual([]);
    });

  it('S57: of spec 424, in a form to be read by people', async () => {
    await expect(await stories(finney(424))).toMatchFileSnapshot('golden/every-call-424.txt');
  });
});

it('S57: every call of the newer runtime is explained with all its arguments, or refused with a reason', async () => {
  const classes = await fuzz(declared('newer'));
  console.info('newer:', count(classes));
  expect(refusedOf(classes)).toEqual([]);
});

it('S57: every call of the newer runtime, in a form to be read by people', async () => {
  await expect(await stories(declared('newer'))).toMatchFileSnapshot('golden/every-call-newer.txt');
});

async function stories(metadata: StoredMetadata): Promise<string> {
  const light = openMetadata(metadata);
  const classes = new Map<string, Class>();
  const blocks: string[] = [];
  for (const [pallet, call] of possibleCalls(light)) {
    const bytes = encodeValue(light.registry, realisticCall(light.registry, pallet, call));
    const result = await explain(metadata, bytes, true);
    const found = classOf(result, pallet, call);
    classes.set(`${pallet}.${call}`, found);
    blocks.push(
      result.ok
        ? storyOf(result.explanation, found)
        : `${pallet}.${call}\n  class: refused (${result.refusal.code})`,
    );
  }
  const head = Object.entries(count(classes)).map(([name, calls]) => `${name}: ${calls}`);
  return `${[`${classes.size} calls; ${head.join(', ')}`, ...blocks].join('\n\n')}\n`;
}

function storyOf({ tree, sentence, effects, risks }: Explanation, found: Class): string {
  const args = tree.args.map(
    ({ name, text }) => `${name}: ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`,
  );
  const lines = effects.map(
    ({ kind, bound, value, account }) =>
      `  ${kind} ${bound} ${paramText(value)}${account === SIGNER ? '' : ` of ${account.slice(0, 6)}…`}`,
  );
  const warnings = risks.map(({ level, code }) => `${level} ${code}`);
  return [
    `${tree.pallet}.${tree.call}(${args.join(', ')})`,
    `  ${sentenceText(sentence)}`,
    `  risks: ${warnings.join(', ') || 'none'}`,
    ...lines,
    `  class: ${found}${found === 'own planner' ? ` (${sentence.code})` : ''}`,
  ].join('\n');
}
