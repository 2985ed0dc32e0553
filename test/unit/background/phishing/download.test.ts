import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { download } from '../../../../src/background/phishing/index.js';

let server: Server | undefined;
afterEach(() => server?.close());

async function serving(answer: RequestListener): Promise<string> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/all.json`;
}

describe('the download of the list', () => {
  it('A11 reads a text up to its limit, without cookies or referrer', async () => {
    const seen: object[] = [];
    const url = await serving((request, response) => {
      seen.push(request.headers);
      response.end('ä'.repeat(500));
    });
    expect(await download(url, 1_000)).toBe('ä'.repeat(500));
    expect(seen[0]).not.toHaveProperty('cookie');
    expect(seen[0]).not.toHaveProperty('referer');
    await expect(download(url, 999)).rejects.toThrow('too large');
  });

  it('A11 stops reading what does not end', async () => {
    const url = await serving((_, response) => {
      const more = (): void => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', more);
      };
      more();
    });
    await expect(download(url, 1_000_000)).rejects.toThrow('too large');
  });

  it.each([404, 500])('A11 takes the answer %i for none', async (status) => {
    const url = await serving((_, response) => response.writeHead(status).end('{}'));
    await expect(download(url, 1_000)).rejects.toThrow(String(status));
  });

  it('A11 follows no redirect to another host', async () => {
    const url = await serving((_, response) =>
      response.writeHead(302, { location: 'https://evil.example/' }).end(),
    );
    await expect(download(url, 1_000)).rejects.toThrow();
  });

  it('A11 takes no bytes that are no text', async () => {
    const url = await serving((_, response) => response.end(Buffer.from([0xff, 0xfe, 0xfd])));
    await expect(download(url, 1_000)).rejects.toThrow();
  });
});
