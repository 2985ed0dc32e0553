/** Long after a browser has begun to read the file, soon enough that it does not stay in memory. */
const REVOKE_MS = 10_000;

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: string | Uint8Array): void {
  const type = typeof content === 'string' ? 'application/json' : 'application/octet-stream';
  const part = typeof content === 'string' ? content : new Uint8Array(content);
  const url = URL.createObjectURL(new Blob([part], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
}
