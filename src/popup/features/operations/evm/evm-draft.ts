/** An EVM address that was typed where a native one belongs, until the form for it takes it. */
let offered: string | null = null;

export function offerEvmAddress(address: string): void {
  offered = address;
}

/** The address, once. */
export function takeOfferedEvmAddress(): string | null {
  const address = offered;
  offered = null;
  return address;
}
