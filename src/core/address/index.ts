export { shortAddress } from './short.js';
export {
  accountIdHex,
  addressOf,
  BITTENSOR_PREFIX,
  type DecodedAddress,
  decodeAddress,
  decodeAnyPrefix,
  encodeAddress,
  isAddress,
  sameAccount,
} from './ss58.js';
