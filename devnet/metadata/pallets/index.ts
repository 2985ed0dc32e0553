import type { PalletDeclaration } from '../dsl/declare.js';
import { alphaAssets } from './alpha-assets.js';
import { balances } from './balances.js';
import { crowdloan } from './crowdloan.js';
import { evm } from './evm.js';
import { evmChainId } from './evm-chain-id.js';
import { limitOrders } from './limit-orders.js';
import { mevShield } from './mev-shield.js';
import { multisig } from './multisig.js';
import { proxy } from './proxy.js';
import { safeMode } from './safe-mode.js';
import { subtensorModule } from './subtensor/index.js';
import { swap } from './swap.js';
import { system } from './system.js';
import { timestamp } from './timestamp.js';
import { transactionPayment } from './transaction-payment.js';
import { utility } from './utility.js';

/** The pallets devnet has, with Finney's indices. */
export const pallets: PalletDeclaration[] = [
  system,
  timestamp,
  balances,
  transactionPayment,
  subtensorModule,
  utility,
  multisig,
  proxy,
  safeMode,
  evm,
  evmChainId,
  crowdloan,
  swap,
  mevShield,
  alphaAssets,
  limitOrders,
];
