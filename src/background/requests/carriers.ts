import { blake2b } from '@noble/hashes/blake2.js';
import { isWalletError, WalletError } from '../../core/errors/wallet-error.js';
import type { CarrierRow } from '../../protocol/engine/index.js';
import { fromHex, toHex } from '../signing/index.js';
import type { ExtrinsicRequest, MetadataReader } from '../types.js';
import { metadataFor } from './metadata-for.js';
import type { HiddenEntry } from './outbox-entry.js';
import { requireSameExtrinsic, type SigningRooms, signRequest } from './signed.js';

/** Carries hidden transactions to the chain. */
export interface Carriers {
  /**
   * One step: gives the newest carrier to the engine, and makes another where that one is dead. `save` is called with the
   * entry before a new carrier leaves.
   * @returns true when nothing is left to do
   * @throws WalletError see {@link isOver}; anything else means: later
   */
  step(entry: HiddenEntry, save: (entry: HiddenEntry) => Promise<void>): Promise<boolean>;
}

type CarrierRooms = SigningRooms & { metadata: MetadataReader };

/** After these no carrier can be made or taken any more. Everything else passes with time: no key, locked, offline. */
const OVER =
  /^(?:chain\/(?:rejected|spec-mismatch)|shield\/(?:carrier-mismatch|too-large)|engine\/disagrees|sign\/.*|invalid-message)$/;

/** True for an error after which a hidden transaction is left to its end. */
export function isOver(error: unknown): boolean {
  return isWalletError(error) && OVER.test(error.code);
}

export function createCarriers(rooms: CarrierRooms): Carriers {
  const { engine } = rooms;

  /** The same bytes as often as wanted: the engine sends a carrier only while its era lasts. */
  async function hand({ extrinsicHex, row }: HiddenEntry): Promise<void> {
    if (extrinsicHex === null) await engine.ask('follow', { row });
    else await engine.ask('submit', { extrinsicHex, row });
  }

  return {
    async step(entry, save) {
      await hand(entry);
      const { state } = await engine.ask('shieldState', { txHash: entry.row.txHash });
      if (state === 'renew') {
        const next = await withNewCarrier(rooms, entry);
        await save(next);
        await hand(next);
      }
      return state === 'done';
    },
  };
}

/** The approved transaction in a new carrier, under the planned nonce. The approval covers it: the carrier adds a fee and nothing else. */
async function withNewCarrier(rooms: CarrierRooms, entry: HiddenEntry): Promise<HiddenEntry> {
  const { row, inner } = entry;
  const { shield } = row;
  if (!shield) return entry;
  // Asked first: a locked wallet is no reason to encrypt and assemble at every block.
  if (!(await rooms.wallet.isUnlocked())) throw new WalletError('vault/locked');
  const { carrierAddress, carrierNonce } = shield;
  const payload = await rooms.engine.ask('shieldCarrier', {
    innerHex: inner.hex,
    carrierAddress,
    carrierNonce,
  });
  const metadata = await metadataFor(rooms, { genesisHash: row.genesisHash, specVersion: inner.specVersion });
  const carrierValidUntilBlock = await rooms.explainer.assertCarrier(metadata, payload, {
    genesisHash: row.genesisHash,
    specVersion: inner.specVersion,
    nonce: carrierNonce,
    innerBytes: fromHex(inner.hex).length,
  });
  const request: ExtrinsicRequest = {
    source: 'own',
    address: carrierAddress,
    accountId: inner.carrierAccountId,
    payload,
    asked: null,
    intent: null,
    shield: null,
    protection: null,
  };
  const signed = await signRequest(rooms, request, metadata);
  await requireSameExtrinsic(rooms, signed);
  const carrier: CarrierRow = {
    ...shield,
    carrierHash: toHex(blake2b(fromHex(signed.extrinsicHex), { dkLen: 32 })),
    carrierValidUntilBlock,
    tries: shield.tries + 1,
  };
  return { ...entry, extrinsicHex: signed.extrinsicHex, row: { ...row, shield: carrier } };
}
