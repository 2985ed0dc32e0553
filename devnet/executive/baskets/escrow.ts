/** The account that holds every fund's stake: `modl` + `subtensrbeta/esc`, filled up with zeros. */
export const ESCROW = '5EYCAe5jLQhn6ofDSwHx3AZmsZPVFHnKpstqap4vqwDWtp7s';
