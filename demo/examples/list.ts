/** The pages of the examples, one for each library; each has a script of the same name. */
export const EXAMPLE_PAGES = ['polkadot-js.html', 'polkadot-api.html', 'dedot.html'];

/** Where they are built to. */
export const OUT = 'out/examples';
