import * as v from 'valibot';
import { type Custody, isCustody } from '../../core/accounts/custody.js';
import { addressText, cryptoType } from '../primitives.js';

const path = v.pipe(v.string(), v.maxLength(256));

/** A secret as it travels from our page to the vault, once: core/keys `Secret`. */
export const secret = v.variant('kind', [
  v.strictObject({
    kind: v.literal('phrase'),
    /** 12, 15, 18, 21 or 24 words of the English BIP-39 list. */
    phrase: v.pipe(v.string(), v.maxLength(512)),
    /** `//hard/soft///password`, or empty. */
    path,
    cryptoType,
  }),
  v.strictObject({
    kind: v.literal('seed'),
    seedHex: v.pipe(v.string(), v.regex(/^[0-9a-fA-F]{64}$/)),
    path,
    cryptoType,
  }),
  v.strictObject({
    kind: v.literal('key'),
    secretHex: v.pipe(v.string(), v.regex(/^(?:[0-9a-fA-F]{64}|[0-9a-fA-F]{128})$/)),
    cryptoType,
  }),
]);

export const accountName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(48));
const custody = v.custom<Custody>(isCustody, 'custody');
const role = v.picklist(['coldkey', 'hotkey']);

/** An account to be added: with its secret, or an address to watch. */
const newAccount = v.variant('kind', [
  v.strictObject({
    kind: v.literal('secret'),
    name: accountName,
    role,
    secret,
    backedUp: v.boolean(),
  }),
  v.strictObject({
    kind: v.literal('watch'),
    name: accountName,
    role,
    /** Prefix 42 only: conversion of another prefix happens before, with consent. */
    address: addressText,
    cryptoType: v.nullable(cryptoType),
    /** Where its key is, or what stands for one. A watched address of the same id gets it in place. */
    custody: v.exactOptional(custody),
  }),
]);
/** A message adds at most so many; a larger file is added in several. */
export const MAX_NEW_ACCOUNTS = 200;
export const newAccounts = v.pipe(v.array(newAccount), v.minLength(1), v.maxLength(MAX_NEW_ACCOUNTS));
