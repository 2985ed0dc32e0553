/**
 * The bytes of a call of which the chain knows only the hash: announced by a delegate, or approved by members of a
 * multisig. Whoever loses them cannot carry the call out, so they are stored before the hash is signed and kept in backups.
 */
export interface HeldCall {
  /** Blake2-256 of {@link callHex}. */
  callHash: string;
  callHex: string;
  genesisHash: string;
  /** The account it acts for. */
  actor: string;
  createdAtMs: number;
  /** Where it comes from: made here, or handed over by another member. */
  from: 'own' | 'import';
}

/** What members hand to each other, as JSON in a file or a code: everything needed to check and approve. */
export interface SharedCall {
  kind: 'kelvin-call';
  version: 1;
  genesisHash: string;
  /** The shared account. */
  account: string;
  signatories: string[];
  threshold: number;
  callHex: string;
}
