import { existsSync, readFileSync } from 'node:fs';
import { decAnyMetadata, type V16 } from '@polkadot-api/substrate-bindings';
import { describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../../devnet/codec/index.js';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';
import { createTypeComparison } from './structure.js';

const REAL = '../shared/chain/metadata/finney-424.scale';
const present = existsSync(REAL);

function decode(bytes: Uint8Array): V16 {
  const { metadata } = decAnyMetadata(new Uint8Array(bytes));
  if (metadata.tag !== 'v16') throw new Error(`V16 wanted, not ${metadata.tag}`);
  return metadata.value;
}

describe.skipIf(!present)(`declared metadata conforms to Finney 424 (needs ${REAL})`, () => {
  const declared = decode(declaredMetadata(16));
  const real = present ? decode(new Uint8Array(readFileSync(REAL))) : declared;
  const compareTypes = createTypeComparison(declared.lookup, real.lookup);

  type Pallet = V16['pallets'][number];
  const pairs = declared.pallets.map((ours): { ours: Pallet; theirs: Pallet } => {
    const theirs = real.pallets.find((pallet) => pallet.name === ours.name);
    if (!theirs) throw new Error(`Finney has no pallet ${ours.name}`);
    return { ours, theirs };
  });
  const variants = (v16: V16, type: number | undefined) => {
    const def = type === undefined ? undefined : v16.lookup[type]?.def;
    return def?.tag === 'variant' ? def.value : [];
  };
  const expectNone = (differences: string[]) => expect(differences).toEqual([]);

  it('would notice a type that differs', () => {
    const twoTypes = createTypeComparison(declared.lookup, declared.lookup);
    const id = (name: string) => declared.lookup.findIndex((type) => type.path.at(-1) === name);
    expect(twoTypes(id('AccountId32'), id('H256'), 'x')).toHaveLength(1);
    expect(twoTypes(id('StakeInfo'), id('StakeAvailability'), 'x')).toHaveLength(1);
    expect(twoTypes(id('StakeInfo'), id('StakeInfo'), 'x')).toEqual([]);
  });

  it('has the pallets at their indices', () => {
    expect(pairs.length).toBe(16);
    for (const { ours, theirs } of pairs) expect([ours.name, ours.index]).toEqual([ours.name, theirs.index]);
  });

  it('has every declared call with its index, argument names and types', () => {
    let compared = 0;
    for (const { ours, theirs } of pairs) {
      if (!ours.calls) continue;
      const where = `${ours.name} calls`;
      expectNone(compareTypes(ours.calls.type, theirs.calls?.type ?? -1, where));
      compared += variants(declared, ours.calls.type).length;
    }
    expect(compared).toBeGreaterThan(90);
  });

  it.each(['events', 'errors'] as const)('has all %s of each declared pallet, in order', (kind) => {
    let compared = 0;
    for (const { ours, theirs } of pairs) {
      expect([ours.name, ours[kind] !== undefined]).toEqual([ours.name, theirs[kind] !== undefined]);
      if (!ours[kind]) continue;
      expectNone(compareTypes(ours[kind].type, theirs[kind]?.type ?? -1, `${ours.name} ${kind}`));
      compared += variants(declared, ours[kind].type).length;
    }
    expect(compared).toBeGreaterThan(200);
  });

  it('has every declared storage item with its hashers, key, value, modifier and default', () => {
    let compared = 0;
    for (const { ours, theirs } of pairs) {
      expect(ours.storage?.prefix).toBe(theirs.storage?.prefix);
      for (const item of ours.storage?.items ?? []) {
        const where = `${ours.name}.${item.name}`;
        const other = theirs.storage?.items.find((candidate) => candidate.name === item.name);
        expect([where, item.modifier, item.fallback]).toEqual([where, other?.modifier, other?.fallback]);
        if (item.type.tag === 'plain' && other?.type.tag === 'plain') {
          expectNone(compareTypes(item.type.value, other.type.value, where));
        } else if (item.type.tag === 'map' && other?.type.tag === 'map') {
          expect([where, item.type.value.hashers]).toEqual([where, other.type.value.hashers]);
          expectNone(compareTypes(item.type.value.key, other.type.value.key, `${where} key`));
          expectNone(compareTypes(item.type.value.value, other.type.value.value, where));
        } else {
          expect.fail(`${where}: a map on one side only`);
        }
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(200);
  });

  it('has every declared constant with its type and value', () => {
    let compared = 0;
    for (const { ours, theirs } of pairs) {
      for (const constant of ours.constants) {
        const where = `${ours.name}.${constant.name}`;
        const other = theirs.constants.find((candidate) => candidate.name === constant.name);
        expectNone(compareTypes(constant.type, other?.type ?? -1, where));
        // The declared version lists fewer runtime APIs; all before that list must agree.
        const length = where === 'System.Version' ? '0x'.length + 2 * 42 : undefined;
        expect([where, constant.value.slice(0, length)]).toEqual([where, other?.value.slice(0, length)]);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(90);
  });

  it('has every declared runtime API method with its inputs and output', () => {
    let compared = 0;
    for (const api of declared.apis) {
      const other = real.apis.find((candidate) => candidate.name === api.name);
      expect([api.name, api.version]).toEqual([api.name, other?.version]);
      for (const method of api.methods) {
        const where = `${api.name}_${method.name}`;
        const theirs = other?.methods.find((candidate) => candidate.name === method.name);
        expect([where, method.inputs.map((input) => input.name)]).toEqual([
          where,
          theirs?.inputs.map((input) => input.name),
        ]);
        for (const [at, input] of method.inputs.entries()) {
          expectNone(compareTypes(input.type, theirs?.inputs[at]?.type ?? -1, `${where}(${input.name})`));
        }
        expectNone(compareTypes(method.output, theirs?.output ?? -1, `${where} result`));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(40);
  });

  it('lists the declared runtime APIs in System.Version as the real version does', () => {
    const versionOf = (bytes: Uint8Array) => createRuntimeCodec(bytes).runtimeVersion.apis;
    const ours = versionOf(declaredMetadata()) as unknown[];
    expect(ours.length).toBe(declared.apis.length);
    expect(versionOf(new Uint8Array(readFileSync(REAL)))).toEqual(expect.arrayContaining(ours));
  });

  it('has the transaction extensions in order, with both types', () => {
    const ours = declared.extrinsic.signedExtensions;
    const theirs = real.extrinsic.signedExtensions;
    expect(ours.map((extension) => extension.identifier)).toEqual(theirs.map((e) => e.identifier));
    expect(ours.length).toBe(13);
    for (const [at, extension] of ours.entries()) {
      expectNone(compareTypes(extension.type, theirs[at]?.type ?? -1, extension.identifier));
      expectNone(
        compareTypes(
          extension.additionalSigned,
          theirs[at]?.additionalSigned ?? -1,
          `${extension.identifier} implicit`,
        ),
      );
    }
    expect(declared.extrinsic.signedExtensionsByVersion).toEqual(real.extrinsic.signedExtensionsByVersion);
  });

  it('has the extrinsic versions, address, call, signature and outer enums', () => {
    expect(declared.extrinsic.version).toEqual(real.extrinsic.version);
    for (const part of ['address', 'call', 'signature'] as const) {
      expectNone(compareTypes(declared.extrinsic[part], real.extrinsic[part], part));
    }
    for (const kind of ['call', 'event', 'error'] as const) {
      expectNone(compareTypes(declared.outerEnums[kind], real.outerEnums[kind], `outer ${kind}`));
    }
  });
});
