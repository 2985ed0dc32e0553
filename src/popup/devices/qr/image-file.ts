import { WalletError } from '../../../core/errors/wallet-error.js';

const MAX_BYTES = 20 * 1024 * 1024;
/** Longest side that is looked at; finer detail is noise for a code. */
const MAX_SIDE = 2_000;

/**
 * A picture from a file, made small enough to look at.
 * @throws WalletError device/camera-bad-image for what is no picture, or more than 20 MiB
 */
export async function pictureOf(file: Blob): Promise<ImageBitmap> {
  if (file.size > MAX_BYTES) throw new WalletError('device/camera-bad-image', { reason: 'size' });
  try {
    const whole = await createImageBitmap(file);
    const scale = MAX_SIDE / Math.max(whole.width, whole.height);
    if (scale >= 1) return whole;
    const small = await createImageBitmap(whole, {
      resizeWidth: Math.max(1, Math.round(whole.width * scale)),
      resizeHeight: Math.max(1, Math.round(whole.height * scale)),
      resizeQuality: 'high',
    });
    whole.close();
    return small;
  } catch (cause) {
    throw new WalletError('device/camera-bad-image', {}, { cause });
  }
}
