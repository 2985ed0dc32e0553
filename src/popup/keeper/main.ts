/**
 * Holds the engine while no view is open. The engine has no way to wake the background, so its note that nothing is
 * pending any more is passed on from here as a message, which does.
 */
import { ENGINE_CHANNEL } from '../../protocol/engine/index.js';
import { engineWorker } from '../engine-client/worker.js';
import { relayIdle } from './relay-idle.js';

engineWorker().port.start();
relayIdle(new BroadcastChannel(ENGINE_CHANNEL), (note) => chrome.runtime.sendMessage(note));
