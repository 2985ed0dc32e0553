/** How long a copied secret may stay in the clipboard. */
export const CLIPBOARD_SECONDS = 60;

/**
 * Copies a secret and writes over it after {@link CLIPBOARD_SECONDS}. A browser refuses to write for a window without
 * focus: then it happens when the window is looked at again.
 */
export async function copySecret(copy: (text: string) => Promise<void>, text: string): Promise<void> {
  await copy(text);
  const overwrite = (): void => {
    copy('').catch(() => window.addEventListener('focus', overwrite, { once: true }));
  };
  setTimeout(overwrite, CLIPBOARD_SECONDS * 1_000);
}
