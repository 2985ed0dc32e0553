import * as v from 'valibot';
import type { Custody } from '../../core/accounts/custody.js';
import type { CryptoType } from '../../core/accounts/types.js';
import type { ErrorBody } from '../../core/errors/wallet-error.js';
import type { ExplainResult } from '../../core/explain/types.js';
import type { SignInFault, SignInText } from '../../core/messages/index.js';
import type { Protection } from '../../core/operations/quote.js';
import type { Route, RouteOption } from '../../core/routes/types.js';
import { method } from '../method.js';
import { routeSchema } from '../operations/route-schema.js';
import { addressText, hash, id, nothing, wrappingKey } from '../primitives.js';
import { siteTerm } from './sites.js';

/** Who asks. `origin` is what the browser says, never what the page says; null for the wallet's own forms. */
export interface Requester {
  origin: string | null;
  /** Host in punycode when it differs from what is shown. */
  asciiHost: string | null;
  /** Name the page gives itself: untrusted text, cleaned and capped. */
  claimedName: string | null;
  connectedSinceMs: number | null;
  signatures: number;
  /** Plain http on loopback, or other reason for a mark. */
  insecure: boolean;
  /** A well-known host that this one looks like and is not. */
  looksLike: string | null;
}

/** A sign-in request laid out (CAIP-122 and its kin), each field as the text has it, and what is wrong with it. */
export interface SignIn extends SignInText {
  faults: SignInFault[];
}

/** The device whose signature a request needs. */
export interface DeviceSigner {
  accountId: string;
  address: string;
  custody: Extract<Custody, { kind: 'ledger' | 'vault' }>;
  cryptoType: CryptoType;
}

/** A request for an account that acts through others. Without a choice there is nothing to sign yet. */
export interface SigningPaths {
  address: string;
  options: RouteOption[];
  chosen: Route | null;
}

interface ApprovalBase {
  id: string;
  requester: Requester;
  createdAtMs: number;
  expiresAtMs: number;
  /** Place in the queue, from 1, and its length. */
  position: number;
  total: number;
}

/**
 * What a second node of another operator says about the values that the decision rests on, as known by now. `single`:
 * nobody else could be asked in time; `disputed`: a signature is refused (`chain/disputed`) until they agree.
 */
export type SecondOpinion = 'not-needed' | 'asking' | 'agreed' | 'single' | 'disputed';

export type ApprovalView =
  | (ApprovalBase & { kind: 'connect' })
  | (ApprovalBase & {
      kind: 'extrinsic';
      address: string;
      result: ExplainResult;
      /** Signing hands control of the account to somebody: the decision must carry the key derived from the password. */
      needsPassword: boolean;
      /** Absent counts as `not-needed`. */
      secondOpinion: SecondOpinion;
      /** Own requests: hidden until it is in a block, at what cost, or why not. Null for a site's request. */
      protection: Protection | null;
      /** Where the signature comes from; absent: from the vault. */
      device?: DeviceSigner;
      /** How the account a site asked for can act, where it has no key here; absent for any other request. */
      paths?: SigningPaths;
      /** Block at which both nodes said the same, and whether prices were among it. */
      comparedAt: { block: number; prices: boolean } | null;
    })
  | (ApprovalBase & {
      kind: 'message';
      address: string;
      /** Printable text, or null when the bytes are not text. */
      text: string | null;
      hex: string;
      /** Hash of the bytes that will be signed (`<Bytes>` wrapped once). */
      payloadHash: string;
      /** Bidirectional, zero-width or control characters were found and are shown escaped. */
      suspiciousCharacters: boolean;
      /** Host named in the text that is not the caller's. */
      foreignDomain: string | null;
      /** The text is a request to sign in, whole; null for any other text. */
      signIn: SignIn | null;
      device?: DeviceSigner;
      refusal: ErrorBody | null;
    });

/**
 * Requests that wait in the approval window, oldest first: of sites, and own ones that were handed over. Our own forms'
 * requests are else shown where they were made.
 */
export const listApprovals = method<{ ids: string[] }>()('approvals.list', 'ui', nothing);
/**
 * The view of one request, explained from the stored bytes each time it is asked for. With `settled` it is the last view
 * once more, answered when the second node's opinion is in (within seconds): its content is the same, so that learning of
 * the opinion changes nothing that the person is reading.
 */
export const getApproval = method<ApprovalView>()(
  'approvals.get',
  'ui',
  v.strictObject({ id, settled: v.exactOptional(v.literal(true)) }),
);
/**
 * A decision carries the id and the hash of what was shown; a stale one is refused. `wrappingKey` is derived in the page as
 * for unlocking, with the parameters of `wallet.kdfForUnlock`. Where the view says `needsPassword`, a signature without it
 * or with a wrong one is refused (`vault/wrong-password`), and wrong ones count as they do at unlock.
 */
export const decideApproval = method<{ done: true; txHash: string | null }>()(
  'approvals.decide',
  'ui',
  v.variant('decision', [
    v.strictObject({ id, decision: v.literal('reject') }),
    v.strictObject({
      id,
      decision: v.literal('connect'),
      accountIds: v.pipe(v.array(hash), v.minLength(1)),
      /** `ever` when absent. */
      term: v.exactOptional(siteTerm),
    }),
    v.strictObject({
      id,
      decision: v.literal('sign'),
      payloadHash: hash,
      wrappingKey: v.exactOptional(wrappingKey),
      /** The device's 64 bytes over what `approvals.forDevice` gave; checked against the key before anything leaves. */
      signature: v.exactOptional(
        v.custom<`0x${string}`>((x) => typeof x === 'string' && /^0x[0-9a-f]{128}$/.test(x)),
      ),
    }),
  ]),
);

/** What a device is given to sign, for the request as it was last shown. */
export interface DevicePayload {
  kind: 'extrinsic' | 'message';
  signer: DeviceSigner;
  /** Extrinsic: call | extra | implicit, never hashed; message: the wrapped bytes. Hex. */
  payloadHex: string;
  /** How many of those bytes are the call, which a phone's code has to say; null for a message. */
  callLength: number | null;
  /** The digest in the payload; null for a message. A proof must lead to exactly this. */
  metadataHash: string | null;
  /** RFC-0078 proof that leads from the types of the payload to that digest, hex; null for a message. */
  proofHex: string | null;
  genesisHash: string;
  specVersion: number;
}

/**
 * The bytes of the request that was shown, for the device of its account.
 * @throws approval/hash-mismatch for another view; device/no-proof where the request forbids or the runtime lacks the proof
 */
export const forDevice = method<DevicePayload>()(
  'approvals.forDevice',
  'ui',
  v.strictObject({ id, payloadHash: hash }),
);
/**
 * Lets a request of our own form outlive its page: it is shown in the approval window, where a device or a camera can be
 * used without the page closing.
 */
export const handOver = method<null>()('approvals.handOver', 'ui', v.strictObject({ id }));
/**
 * Chooses how the account that a site asked for acts; the request is built anew from the site's call and must be shown
 * again. @throws route/unknown, engine/*
 */
export const choosePath = method<null>()(
  'approvals.choosePath',
  'ui',
  v.strictObject({ id, route: routeSchema(addressText) }),
);

/**
 * Refuses everything that waits, or everything of one site. `block`: that site is also never heard again until the person
 * lets it in (`sites.unblock`).
 */
export const rejectAll = method<{ rejected: number }>()(
  'approvals.rejectAll',
  'ui',
  v.strictObject({
    origin: v.nullable(v.pipe(v.string(), v.maxLength(512))),
    block: v.exactOptional(v.literal(true)),
  }),
);
