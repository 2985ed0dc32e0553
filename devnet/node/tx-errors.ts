import type { TxError } from '../types.js';

/** A JSON-RPC error object. */
export interface RpcErrorBody {
  code: number;
  message: string;
  data?: string;
}

/** Wire texts of sp_runtime's InvalidTransaction (`paritytech/polkadot-sdk substrate/primitives/runtime`). Clients match on them. */
const INVALID: Record<string, string> = {
  Call: 'Transaction call is not expected',
  Payment: 'Inability to pay some fees (e.g. account balance too low)',
  Future: 'Transaction will be valid in the future',
  Stale: 'Transaction is outdated',
  BadProof: 'Transaction has a bad signature',
  AncientBirthBlock: 'Transaction has an ancient birth block',
  ExhaustsResources: 'Transaction would exhaust the block limits',
  BadMandatory: 'A call was labelled as mandatory, but resulted in an Error.',
  MandatoryValidation: 'Transaction dispatch is mandatory; transactions must not be validated.',
  BadSigner: 'Invalid signing address',
};

const UNKNOWN: Record<string, string> = {
  CannotLookup: 'Could not lookup information required to validate the transaction',
  NoUnsignedValidator: 'Could not find an unsigned validator for the unsigned transaction',
};

/** Why the pool refuses, as `author_submitExtrinsic` reports it (`substrate/client/rpc-api/src/author/error.rs`). */
export function validityError(error: TxError): RpcErrorBody {
  const data =
    error.name === 'Custom'
      ? `Custom error: ${error.code}`
      : (error.kind === 'Invalid' ? INVALID : UNKNOWN)[error.name];
  const body =
    error.kind === 'Invalid'
      ? { code: 1010, message: 'Invalid Transaction' }
      : { code: 1011, message: 'Unknown Transaction Validity' };
  return data === undefined ? body : { ...body, data };
}

/** The same transaction was included or found invalid a short while ago. */
export function bannedError(): RpcErrorBody {
  return { code: 1012, message: 'Transaction is temporarily banned' };
}

export function alreadyImportedError(hash: string): RpcErrorBody {
  return { code: 1013, message: 'Transaction Already Imported', data: `[${hash}]` };
}

/** Another transaction of the same nonce is in the pool and pays no less. */
export function tooLowPriorityError(incumbent: bigint, newcomer: bigint): RpcErrorBody {
  return {
    code: 1014,
    message: `Priority is too low: (${incumbent} vs ${newcomer})`,
    data: 'The transaction has too low priority to replace another transaction already in the pool.',
  };
}

export function poolFullError(): RpcErrorBody {
  return {
    code: 1016,
    message: 'Immediately Dropped',
    data: "The transaction couldn't enter the pool because of the limit",
  };
}

export function badFormatError(reason: string): RpcErrorBody {
  return { code: 1001, message: `Extrinsic has invalid format: ${reason}` };
}

/** The runtime could not make sense of the bytes: a node reports its panic. */
export function verificationError(reason: string): RpcErrorBody {
  return { code: 1002, message: `Verification Error: Runtime error: Execution failed: ${reason}` };
}
