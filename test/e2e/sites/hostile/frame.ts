import { inFrame } from './in-frame.js';

inFrame(location.hash.slice(1));
