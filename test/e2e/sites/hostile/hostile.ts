import { frameExtension, openFrames, openWindows } from './frames.js';
import { flood, forge, getter, huge, poisonParams, tally } from './messages.js';
import { enable, intercept, look, probe, replace } from './provider.js';
import { ask, events, heard, post, postRaw } from './wire.js';

/** The page of somebody who wants what is not his: each trick is a function, the test calls them and looks at what they got. */
export const hostile = {
  ask,
  post,
  postRaw,
  heard,
  events,
  tally,
  forge,
  poisonParams,
  getter,
  huge,
  flood,
  openFrames,
  openWindows,
  frameExtension,
  look,
  replace,
  enable,
  intercept,
  probe,
  isPolluted: () => 'polluted' in {},
};

Object.assign(window, { hostile });
document.documentElement.dataset.ready = 'yes';
