/** Codes, read and drawn. Loaded only where a person scans or shows one. */
export { type CameraChoice, listCameras, type OpenCamera, openCamera } from './camera.js';
export { type Correction, codesOf } from './encode.js';
export {
  COARSE_FRAME,
  FrameGatherer,
  FULL_FRAME,
  type Gathered,
  PANEL_FRAME,
  splitFrames,
} from './frames.js';
export { pictureOf } from './image-file.js';
export type { CodeRead, Sight } from './read.js';
export { type CodeReader, openReader } from './reader.js';
