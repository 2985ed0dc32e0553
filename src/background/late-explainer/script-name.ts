/** The script that {@link EXPLAINER_KEY} comes with, from the root of the package. */
export const EXPLAINER_SCRIPT = '/explain.js';
/** Where the script leaves the explainer. */
export const EXPLAINER_KEY = 'kelvinExplainer';
