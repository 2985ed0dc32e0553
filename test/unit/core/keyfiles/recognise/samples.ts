/** Every form that is recognised, made of public test keys. */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { overCofactor } from '../../../../../src/core/keyfiles/btcli/private-key.js';
import { openSecret } from '../../../../../src/core/keys/secret.js';

export const PHRASE = 'old leopard transfer rib spatial phone calm indicate online fire caution review';
export const WORDS = PHRASE.split(' ');
export const ADDRESS = '5HDvhV6WDCjCKyrXqGQSDYqQAzkzabNhctmiDYEqgBC66BsX';
/** The same account spelled for Polkadot, and for the registry's entry of Bittensor. */
export const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
export const ALICE_POLKADOT = '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5';
export const ALICE_REGISTRY = 'bt7zDqc4kAcKZ6kWup5yyuvRAbeYPhXGxwXY4CguG476A9MCE';
export const ALICE_ID = '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d';
export const EVM = '0x25df24b20acfd0b1aa2e7ca3ce3f5b5cffe2ea1d';
export const HASHED =
  'bth1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABAQcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHnKscYQ9BfVA';

const root = openSecret({ kind: 'phrase', phrase: PHRASE, path: '', cryptoType: 'sr25519' });
export const ROOT_ID = `0x${bytesToHex(root.publicKey)}`;
/** 128 digits: scalar times 8, as polkadot-js has it; and as btcli has it. */
export const POLKADOT_KEY = bytesToHex(root.secretKey);
export const BTCLI_KEY = overCofactor(POLKADOT_KEY);
const edwards = openSecret({ kind: 'phrase', phrase: PHRASE, path: '', cryptoType: 'ed25519' });
/** 128 digits: seed and public key, as polkadot-js has it. */
export const ED25519_PAIR = bytesToHex(edwards.secretKey) + bytesToHex(edwards.publicKey);
export const ED25519_ID = `0x${bytesToHex(edwards.publicKey)}`;
export const SEED = 'da3cf5b1e9144931a0f0db65664aab662673b099415a7f8121b7245fb0be4143';

export const COLDKEYPUB = JSON.stringify({
  accountId: ROOT_ID,
  publicKey: ROOT_ID,
  privateKey: null,
  secretPhrase: null,
  secretSeed: null,
  ss58Address: ADDRESS,
});
export const HOTKEY = JSON.stringify({
  accountId: ROOT_ID,
  publicKey: ROOT_ID,
  privateKey: `0x${BTCLI_KEY}`,
  secretPhrase: PHRASE,
  secretSeed: null,
  ss58Address: ADDRESS,
});
export const NACL = new Uint8Array([...utf8ToBytes('$NACL'), ...hexToBytes('ab'.repeat(200))]);
export const ANSIBLE = `$ANSIBLE_VAULT;1.1;AES256\n${'3633'.repeat(20)}\n${'3633'.repeat(20)}\n`;
export const FERNET = `gAAAAABhz5mA${'ZGVmZ2hpamtsbW5vcHFy'.repeat(6)}`;
export const BACKUP = '{"magic":"KELVIN-BACKUP","format":1,"kdf":{}}';

await cryptoWaitReady();
const pair = new Keyring({ type: 'sr25519', ss58Format: 0 }).addFromUri(PHRASE, { name: 'Main' });
/** A single export in the clear, spelled for another chain. */
export const POLKADOT_JSON = JSON.stringify(pair.toJson());

/** Texts of every kind that can be pasted. */
export const TEXTS: string[] = [
  PHRASE,
  `${PHRASE}//Alice/soft///pass word`,
  WORDS.map((word, index) => `${index + 1}. ${word}`).join('\n'),
  WORDS.slice(0, 5).join(' '),
  SEED,
  `0x${SEED}//hard`,
  POLKADOT_KEY,
  BTCLI_KEY,
  ED25519_PAIR,
  ADDRESS,
  ALICE_POLKADOT,
  ALICE_REGISTRY,
  HASHED,
  EVM,
  POLKADOT_JSON,
  COLDKEYPUB,
  HOTKEY,
  ANSIBLE,
  FERNET,
  BACKUP,
];
