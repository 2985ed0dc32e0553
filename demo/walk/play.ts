import type { Devnet } from '../../devnet/index.js';
import { launchExtension } from '../../test/e2e/support/launch.js';
import type { DappServer } from '../serve-dapp.js';

/** Opens a browser with Kelvin's welcome page and the dApp, says what to do, and stays until the browser is closed. */
export async function play({ devnet, dapp }: { devnet: Devnet; dapp: DappServer }): Promise<void> {
  const extension = await launchExtension({ visible: true });
  await extension.open('src/popup/tab.html');
  const page = await extension.context.newPage();
  await page.goto(`${dapp.url}?node=${encodeURIComponent(devnet.url)}`);
  const practice = devnet.accounts[0];
  console.log(`
1. In the Kelvin tab choose "Practise on the local network"${devnet.url.endsWith(':9944') ? '' : `,\n   give ${devnet.url} as "Another address"`} and press Continue.
   (The account is ${practice?.address}: play money only.)
2. Choose a password.
3. In the dApp tab press "Connect wallet", then stake.
Close the browser to end the demo.`);
  await new Promise<void>((resolve) => extension.context.once('close', () => resolve()));
}
