/**
 * Whether this browser may be asked for a passkey with a secret. Browsers that can say so are believed; of others only
 * the attempt tells. https://www.w3.org/TR/webauthn-3/#sctn-getClientCapabilities
 */
export async function passkeySupport(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined' || !navigator.credentials) return false;
  const ask = (
    PublicKeyCredential as { getClientCapabilities?: () => Promise<Record<string, boolean | undefined>> }
  ).getClientCapabilities;
  if (!ask) return true;
  try {
    const capabilities = await ask.call(PublicKeyCredential);
    return capabilities['extension:prf'] !== false;
  } catch {
    // Not knowing is no reason to hide it: the attempt has an error of its own.
    return true;
  }
}
