/** Public test keys (opentensor/btwallet's own suite): never fund them. */
export const PHRASE = 'old leopard transfer rib spatial phone calm indicate online fire caution review';
export const SEED = '0xda3cf5b1e9144931a0f0db65664aab662673b099415a7f8121b7245fb0be4143';

/** The key of {@link PHRASE} on sr25519, in the fields of a key file. */
export const SR = {
  accountId: '0xe4359ad3e2716c539a1d663ebd0a51bdc5c98a12e663bb4c4402db47828c9446',
  publicKey: '0xe4359ad3e2716c539a1d663ebd0a51bdc5c98a12e663bb4c4402db47828c9446',
  privateKey:
    '0x1f1995bdf3a17b60626a26cfe6f564b337d46056b7a1281b64c649d592ccda0a9cffd34d9fb01cae1fba61aeed184c817442a2186d5172416729a4b54dd4b84e',
  secretPhrase: PHRASE,
  secretSeed: SEED,
  ss58Address: '5HDvhV6WDCjCKyrXqGQSDYqQAzkzabNhctmiDYEqgBC66BsX',
} as const;

/** The same words on ed25519. */
export const ED = {
  accountId: '0xf90bc712b5f2864051353177a9d627605d4bf7ec36c7df568cfdcea9f237c185',
  publicKey: '0xf90bc712b5f2864051353177a9d627605d4bf7ec36c7df568cfdcea9f237c185',
  privateKey: SEED,
  secretPhrase: PHRASE,
  secretSeed: SEED,
  ss58Address: '5HhFH9GvwCST4kRVoFREE7qDJcjYteR5unhQCrBGhhGuRgNb',
  cryptoType: 0,
} as const;

export const OTHER_PHRASE = 'letter advice cage absurd amount doctor acoustic avoid letter advice cage above';
