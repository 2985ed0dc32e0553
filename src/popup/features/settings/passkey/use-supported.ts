import { useEffect, useState } from 'react';
import { passkeySupport } from '../../../passkey/index.js';

/** Whether this browser can; null until it has said. */
export function useSupported(): boolean | null {
  const [supported, setSupported] = useState<boolean | null>(null);
  useEffect(() => {
    let current = true;
    void passkeySupport().then((answer) => current && setSupported(answer));
    return () => {
      current = false;
    };
  }, []);
  return supported;
}
