/** What the chain knows of an address that money is to be sent to. */
export interface RecipientFacts {
  address: string;
  /** Nonce or balance on chain. */
  exists: boolean;
  /** A hotkey of somebody: money sent there is in the wrong place. */
  isHotkey: boolean;
  /** Coldkey that owns the hotkey. */
  ownerColdkey: string | null;
  /** The hotkey accepts delegations. */
  isValidator: boolean;
  /** Name its owner gave, untrusted. */
  name: string | null;
  /** Account of the chain itself (a pallet, a subnet, the escrow of the baskets): nobody's. */
  isSystem: boolean;
  /** Refuses locked alpha. */
  rejectsLocked: boolean;
}
