export { lateExplainer } from './late-explainer.js';
export { loadExplainer } from './load.js';
