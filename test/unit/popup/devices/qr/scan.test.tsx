// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../../../../src/core/errors/wallet-error.js';
import { type CodeRead, ScanCode } from '../../../../../src/popup/components/scan/scan-code.js';
import { splitFrames } from '../../../../../src/popup/devices/qr/frames.js';
import { type FakeCamera, installCamera } from '../../../../support/codes/fake-camera.js';
import { fakeServices, renderApp } from '../../support.js';

const NOT_THIS: ErrorBody = { code: 'device/vault-not-an-address', context: {} };
let camera: FakeCamera;

function scan(judge?: (read: CodeRead) => ErrorBody | null) {
  const reads: CodeRead[] = [];
  const view = renderApp(<ScanCode judge={judge} onRead={(read) => reads.push(read)} />, fakeServices());
  return { reads, ...view };
}
const view = () => screen.getByTestId('scan-view');
const live = () => waitFor(() => expect(view().dataset.state).toBe('live'));
const hide = (hidden: boolean) =>
  act(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
    document.dispatchEvent(new Event('visibilitychange'));
  });

beforeEach(() => {
  document.documentElement.dataset.surface = 'tab';
  camera = installCamera();
});
afterEach(() => {
  cleanup();
  camera.restore();
  Reflect.deleteProperty(document, 'hidden');
});

describe('K8 reading a code by camera', () => {
  it('K8 takes the first code, once, and turns the camera off', async () => {
    const { reads } = scan();
    await live();
    expect(camera.on()).toHaveLength(1);
    camera.show('hello');
    await waitFor(() => expect(reads).toHaveLength(1));
    expect(reads[0]).toEqual({ text: 'hello', bytes: new TextEncoder().encode('hello') });
    await waitFor(() => expect(camera.on()).toEqual([]));
  });

  it('K8 puts several codes together and says how many are there', async () => {
    const { reads } = scan();
    await live();
    const bytes = Uint8Array.from({ length: 1_200 }, (_, index) => index & 0xff);
    const [first, second, third] = splitFrames(bytes) as [Uint8Array, Uint8Array, Uint8Array];
    camera.show(third);
    await screen.findByText('1 of 3 parts read. Keep holding still.');
    camera.show(first);
    await screen.findByText('2 of 3 parts read. Keep holding still.');
    camera.show(second);
    await waitFor(() => expect(reads).toEqual([{ text: null, bytes }]));
  });

  it('K8 says what is wrong with a code and goes on', async () => {
    const { reads } = scan(({ text }) => (text === 'right' ? null : NOT_THIS));
    await live();
    camera.show('wrong');
    await screen.findByText(/This code is not an account/);
    expect(reads).toEqual([]);
    camera.show('right');
    await waitFor(() => expect(reads).toHaveLength(1));
  });

  it('K8 refuses a code with a key in it without handing it on', async () => {
    const judged: CodeRead[] = [];
    const { reads, container } = scan((read) => {
      judged.push(read);
      return null;
    });
    await live();
    camera.show('secret:0x112233:0x44');
    await screen.findByText(/This code holds a secret key/);
    expect([...judged, ...reads]).toEqual([]);
    expect(container.innerHTML).not.toContain('112233');
  });

  it('K8 is off while the page is hidden and after it is gone', async () => {
    const { unmount } = scan();
    await live();
    hide(true);
    expect(camera.on()).toEqual([]);
    expect(view().dataset.state).toBe('off');
    hide(false);
    await live();
    expect(camera.on()).toHaveLength(1);
    unmount();
    expect(camera.on()).toEqual([]);
  });

  it('K8 goes through the cameras there are', async () => {
    scan();
    await live();
    expect(camera.on()).toEqual(['Front']);
    fireEvent.click(await screen.findByRole('button', { name: 'Other camera' }));
    await waitFor(() => expect(camera.on()).toEqual(['Back']));
    await screen.findByText('Back');
  });
});

describe('K8 a camera that cannot be had', () => {
  it.each([
    ['NotAllowedError', 'The browser does not let Kelvin use the camera.'],
    ['NotFoundError', 'No camera was found.'],
    ['OverconstrainedError', 'No camera was found.'],
    ['NotReadableError', 'Another program is using the camera.'],
    ['SecurityError', 'A camera cannot be used in this window.'],
    ['Oddity', 'The camera stopped working.'],
  ])('K8 has words and a second try for %s', async (name, words) => {
    camera.failWith(name);
    scan();
    await screen.findByText(new RegExp(words));
    expect(view().dataset.state).toBe('off');
    camera.failWith(null);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await live();
    expect(screen.queryByText(new RegExp(words))).toBeNull();
  });

  it('K8 says so when it is pulled out', async () => {
    scan();
    await live();
    act(() => camera.pull());
    await screen.findByText(/The camera stopped working/);
    expect(camera.on()).toEqual([]);
  });

  it('K8 says so where pages have none', async () => {
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: undefined });
    scan();
    await screen.findByText(/A camera cannot be used in this window/);
  });

  it('K8 is offered in a tab where the popup would close, and never asked for there', async () => {
    document.documentElement.dataset.surface = 'popup';
    const services = fakeServices();
    const opened: string[] = [];
    services.platform.openTab = (path) => opened.push(path);
    renderApp(<ScanCode onRead={() => undefined} />, services, '/connect/vault');
    fireEvent.click(screen.getByRole('button', { name: 'Open in a tab' }));
    expect(opened).toEqual(['/connect/vault']);
    expect(camera.on()).toEqual([]);
  });

  it('K8 is offered in a tab where a panel was refused it', async () => {
    document.documentElement.dataset.surface = 'panel';
    camera.failWith('NotAllowedError');
    scan();
    await screen.findByRole('button', { name: 'Open in a tab' });
  });
});

describe('K8 reading a code from a picture', () => {
  it('K8 takes a chosen picture and a dropped one', async () => {
    const { reads } = scan();
    fireEvent.change(screen.getByTestId('scan-file'), { target: { files: [camera.file('chosen')] } });
    await waitFor(() => expect(reads[0]?.text).toBe('chosen'));
    cleanup();
    const second = scan();
    const transfer = { types: ['Files'], files: [camera.file('dropped')] };
    fireEvent.dragEnter(screen.getByTestId('scan'), { dataTransfer: transfer });
    await screen.findByText('Drop the picture here');
    fireEvent.drop(screen.getByTestId('scan'), { dataTransfer: transfer });
    await waitFor(() => expect(second.reads[0]?.text).toBe('dropped'));
  });

  it('K8 works without any camera', async () => {
    camera.restore();
    camera = installCamera([]);
    const { reads } = scan();
    await screen.findByText(/No camera was found/);
    fireEvent.change(screen.getByTestId('scan-file'), { target: { files: [camera.file('chosen')] } });
    await waitFor(() => expect(reads[0]?.text).toBe('chosen'));
  });

  it('K8 says so when there is no code in it, or it is no picture', async () => {
    scan();
    fireEvent.change(screen.getByTestId('scan-file'), { target: { files: [camera.file(null)] } });
    await screen.findByText(/No code was found in this picture/);
    const text = new File(['text'], 'notes.txt');
    fireEvent.change(screen.getByTestId('scan-file'), { target: { files: [text] } });
    await screen.findByText(/This file is not a picture that can be read here/);
  });
});
