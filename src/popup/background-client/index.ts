import { UI_PORT } from '../../protocol/frames.js';
import { PortClient } from './port-client.js';

/** The one port of this page to the background, opened with the first request or subscription. */
export const background = new PortClient({ connect: () => chrome.runtime.connect({ name: UI_PORT }) });
