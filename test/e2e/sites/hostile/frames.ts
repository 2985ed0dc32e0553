import { inFrame } from './in-frame.js';

export interface FrameReport {
  frame: string;
  hasProvider: boolean;
}

/** Opens a frame of every kind, the one of another origin at `stranger`, and answers what each of them found. */
export async function openFrames(stranger: string): Promise<FrameReport[]> {
  const html = (kind: string): string => `<script>(${inFrame})('${kind}')</script>`;
  const blob = URL.createObjectURL(new Blob([html('blob')], { type: 'text/html' }));
  const kinds: Record<string, Partial<Record<'src' | 'srcdoc' | 'sandbox', string>>> = {
    'same-origin': { src: '/frame.html#same-origin' },
    'cross-origin': { src: `${stranger}/frame.html#cross-origin` },
    sandbox: { srcdoc: html('sandbox'), sandbox: 'allow-scripts' },
    'sandbox-same-origin': {
      src: '/frame.html#sandbox-same-origin',
      sandbox: 'allow-scripts allow-same-origin',
    },
    srcdoc: { srcdoc: html('srcdoc') },
    data: { src: `data:text/html,${encodeURIComponent(html('data'))}` },
    blob: { src: blob },
    'about-blank': { src: 'about:blank' },
  };
  const reports: FrameReport[] = [];
  const all = new Promise<FrameReport[]>((resolve) => {
    window.addEventListener('message', ({ data }) => {
      if (typeof data?.frame !== 'string') return;
      reports.push(data as FrameReport);
      if (reports.length === Object.keys(kinds).length) resolve(reports);
    });
  });
  for (const [kind, attributes] of Object.entries(kinds)) {
    const frame = document.createElement('iframe');
    for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
    document.body.append(frame);
    if (kind === 'about-blank') frame.contentDocument?.write(html(kind));
  }
  return all;
}

/** Windows without an origin of their own: which of them have the provider. */
export async function openWindows(): Promise<Record<string, boolean>> {
  const found: Record<string, boolean> = {};
  const blob = URL.createObjectURL(new Blob(['<h1>Win</h1>'], { type: 'text/html' }));
  for (const [kind, url] of Object.entries({ blank: 'about:blank', blob })) {
    const opened = window.open(url);
    if (!opened) throw new Error('the popup was blocked');
    if (kind === 'blob') await new Promise((resolve) => opened.addEventListener('load', resolve));
    opened.postMessage({
      channel: 'kelvin:1',
      to: 'relay',
      id: 'window-1',
      method: 'dapp.enable',
      params: {},
    });
    found[kind] = 'injectedWeb3' in opened;
    opened.close();
  }
  return found;
}

/** What is at the end of frames that point at the extension's own pages: their documents, if one can be reached. */
export async function frameExtension(urls: string[]): Promise<string[]> {
  return Promise.all(
    urls.map(async (url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      document.body.append(frame);
      await loaded;
      return frame.contentDocument ? frame.contentDocument.URL : 'out of reach';
    }),
  );
}
