import type { Devnet } from '../../devnet/index.js';
import { Dapp } from '../../test/e2e/pages/dapp.js';
import { Onboarding, PASSWORD } from '../../test/e2e/pages/onboarding.js';
import { Approval, Popup } from '../../test/e2e/pages/popup.js';
import { launchExtension } from '../../test/e2e/support/launch.js';
import type { DappServer } from '../serve-dapp.js';
import { readPosition } from './second-client.js';
import { Walk } from './steps.js';

const NETUID = 7;
const AMOUNT = '10';

/** Walks the main job in a headless browser. Throws at the first step that fails. */
export async function walkMainJob({ devnet, dapp }: { devnet: Devnet; dapp: DappServer }): Promise<void> {
  const walk = new Walk('out/demo');
  const extension = await launchExtension();
  try {
    await walkSteps(walk, devnet, dapp, extension);
  } finally {
    await extension.close();
    console.log(`\n${walk.table()}\n`);
  }
  await report(devnet);
}

async function walkSteps(
  walk: Walk,
  devnet: Devnet,
  dapp: DappServer,
  extension: Awaited<ReturnType<typeof launchExtension>>,
): Promise<void> {
  const practice = practiceAccount(devnet);
  const validator = validatorOn(devnet, NETUID);
  const onboarding = await Onboarding.open(extension);
  await walk.step('welcome', async () => {
    await onboarding.page.getByRole('heading', { level: 1 }).waitFor();
    return { note: 'a new wallet', page: onboarding.page };
  });
  await walk.step('import the practice phrase', async () => {
    await onboarding.importPractice(practice.suri, practice.address);
    await onboarding.pointAt(extension, devnet.url);
    return { note: practice.address, page: onboarding.page };
  });
  const popup = await Popup.open(extension);
  await walk.step('lock and unlock', async () => {
    await popup.lock();
    await popup.unlock(PASSWORD);
    await popup.total.waitFor();
    return { note: 'Argon2id in a Worker of the page', page: popup.page };
  });
  await walk.step('portfolio', async () => {
    await popup.live();
    return { note: oneLine(await popup.total.innerText()), page: popup.page };
  });
  const site = await Dapp.open({ extension, dapp, devnet });
  await walk.step('dApp asks to connect', async () => {
    const approval = await Approval.during(extension, () => site.connect());
    await approval.approveButton.waitFor();
    await approval.page.screenshot({ path: 'out/demo/05a-connect.png' });
    await approval.approve();
    return { note: await site.line('connected'), page: site.page };
  });
  await walk.step('dApp asks to stake', async () => {
    await site.fill(NETUID, validator, AMOUNT);
    const approval = await Approval.during(extension, () => site.stake());
    const text = await approval.text();
    await approval.page.screenshot({ path: 'out/demo/06a-approval.png' });
    await approval.approve();
    return { note: text.slice(0, 110), page: site.page };
  });
  await walk.step('finalized', async () => ({ note: await site.line('finalized'), page: site.page }));
  await walk.step('the popup shows the position', async () => {
    await popup.page.bringToFront();
    await popup.subnet(NETUID).waitFor();
    return { note: oneLine(await popup.subnet(NETUID).innerText()), page: popup.page };
  });
  await walk.step('activity', async () => {
    const rows = await popup.openActivity();
    await rows.and(popup.page.locator('[data-state="finalized"]')).first().waitFor();
    return { note: oneLine(await rows.first().innerText()), page: popup.page };
  });
}

/** The last word belongs to the chain, asked by a client that is not the wallet's. */
async function report(devnet: Devnet): Promise<void> {
  const { address } = practiceAccount(devnet);
  const position = await readPosition(devnet.url, address, validatorOn(devnet, NETUID), NETUID);
  console.log(
    `finalized block ${position.block}: ${address} holds ${position.alpha} alpha on SN${NETUID} with ${position.hotkey} (read back with dedot)`,
  );
}

function practiceAccount(devnet: Devnet) {
  const practice = devnet.accounts[0];
  if (!practice) throw new Error('the scenario has no practice account');
  return practice;
}

function validatorOn(devnet: Devnet, netuid: number): string {
  const validator = devnet.validators.find(({ netuids }) => netuids.includes(netuid));
  if (!validator) throw new Error(`the scenario has no validator on subnet ${netuid}`);
  return validator.hotkey;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
