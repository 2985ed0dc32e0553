import { decodeQR } from 'qr/decode.js';
import type { Picture, Sight } from './read.js';

/** How other wallets begin a code that carries a key. */
const SECRET = /^\s*secret:/i;

/**
 * Looks for a code in a picture. A code with a key in it ends here: what it says goes nowhere.
 * @param patient tries everything there is, however long it takes; for a single picture, not for a stream of them
 */
export function decodePicture(picture: Picture, patient = false): Sight {
  const latin = findCode(picture, patient);
  if (latin === null) return { kind: 'none' };
  if (SECRET.test(latin)) return { kind: 'secret' };
  const bytes = Uint8Array.from(latin, (letter) => letter.charCodeAt(0));
  return { kind: 'code', bytes, text: utf8(bytes) };
}

/** The code's bytes, each as the letter of that number: the library speaks text, and this loses nothing. */
function findCode(picture: Picture, patient: boolean): string | null {
  try {
    return decodeQR(picture, {
      format: 'RGBA',
      textDecoder: (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''),
      ...(patient ? { effort: 100, timeLimit: 5_000 } : {}),
    });
  } catch {
    // It throws for "no code here" and has no other way of saying it.
    return null;
  }
}

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
