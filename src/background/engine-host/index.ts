export { browserChannel } from './browser-channel.js';
export {
  createEngineHost,
  type EngineChannel,
  KEEPER_ALARM,
  type RunningEngineHost,
} from './engine-host.js';
export { holdFromEventPage } from './event-page.js';
export { createOffscreenKeeper, createPageKeeper, KEEPER_PAGE, type Keeper } from './keeper.js';
