import { ApiPromise, WsProvider } from '@polkadot/api';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import type { Hash } from '@polkadot/types/interfaces';
import { decodeAddress, signatureVerify } from '@polkadot/util-crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_PAGES, OUT } from '../../../demo/examples/list.js';
import { buildPages, type DappServer, serveDapp } from '../../../demo/serve-dapp.js';
import { ExamplePage } from '../pages/compat-example.js';
import { ConnectedSites } from '../pages/compat-sites.js';
import { ImportPage } from '../pages/import.js';
import { Approval } from '../pages/popup.js';
import { type Bridge, startBridge } from '../sites/bridge-server.js';
import { btcliPayload } from '../sites/btcli-payload.js';
import { freeOf } from '../support/chain-state.js';
import { eventually } from '../support/eventually.js';
import { openFunded, practiceOf } from '../support/funded.js';
import { startWorld, type World } from '../support/world.js';

const RAO = 1_234_567_890n;
const SECOND = { seed: `0x${'07'.repeat(32)}`, name: 'Second' };

/** The libraries that Bittensor dApps are made with, each in the page that the documentation shows. */
describe('A1 dApps work unchanged', () => {
  let world: World;
  let me: string;
  let friend: string;
  let second: string;

  beforeAll(async () => {
    await buildPages('demo/examples', OUT, EXAMPLE_PAGES);
    world = await startWorld();
    const popup = await openFunded(world);
    me = practiceOf(world.devnet).address;
    // The second account is the author of the blocks, who gets the fees.
    friend = world.devnet.accounts[2]?.address ?? '';
    const add = await ImportPage.open(world.extension, 'add/import');
    await add.paste(SECOND.seed);
    second = await add.previewAddress();
    await add.name(SECOND.name);
    await add.store();
    await add.page.close();
    await popup.page.close();
  });
  afterAll(() => world?.close());

  describe.each(EXAMPLE_PAGES)('with %s', (file) => {
    let server: DappServer;
    let host: string;
    let site: ExamplePage;

    beforeAll(async () => {
      // A port each: permissions are by origin.
      server = await serveDapp(0, OUT);
      host = new URL(server.url).host;
      site = await ExamplePage.open(world, `${server.url}${file}`);
    });
    afterAll(async () => {
      // The client of the page ends before the chain does.
      await site?.page.close();
      await server?.close();
    });

    it('A1 A7 it connects and sees the one account it was given', async () => {
      const approval = await Approval.during(world.extension, () => site.connect());
      expect(await approval.text()).toContain(host);
      await approval.approve();
      await eventually(() => site.accounts()).toEqual([me]);
    });

    it('A1 A2 it sends what was shown, with the metadata hash, to finality', async () => {
      const before = freeOf(world.devnet, friend);
      const approval = await Approval.during(world.extension, () => site.send(friend, RAO));
      const text = await approval.text();
      expect(text).toContain('1.23456789');
      expect(text).toContain('The chain checks that you saw this very description');
      await approval.approve();
      expect(await site.line('finalized')).toMatch(/^finalized: 0x/);
      expect(freeOf(world.devnet, friend) - before).toBe(RAO);
    });

    it('A12 it gets a signature that another library verifies', async () => {
      const words = `Signed for ${file}`;
      const approval = await Approval.during(world.extension, () => site.sign(words));
      expect(await approval.text()).toContain(words);
      await approval.approve();
      const signature = (await site.line('signature')).replace('signature: ', '');
      expect(signatureVerify(`<Bytes>${words}</Bytes>`, signature, decodeAddress(me)).isValid).toBe(true);
    });

    it('A1 it hears of a refusal in the words it looks for', async () => {
      const approval = await Approval.during(world.extension, () => site.sign('No'));
      await approval.reject();
      expect(await site.line('error')).toContain('Cancelled');
    });

    it('A7 S38 it follows what is shared with it, until nothing is', async () => {
      const sites = await ConnectedSites.open(world.extension);
      await sites.toggle(host, SECOND.name);
      await eventually(() => site.accounts()).toEqual([me, second]);
      await sites.revoke(host);
      await eventually(() => site.accounts()).toEqual([]);
      await sites.page.close();
    });
  });

  describe("with the command line's page on this computer", () => {
    let bridge: Bridge;
    let api: ApiPromise;
    let accounts: Array<{ address: string; source: string; type: string }>;

    beforeAll(async () => {
      bridge = await startBridge();
      const provider = new WsProvider(world.devnet.url) as unknown as ProviderInterface;
      api = await ApiPromise.create({ provider, noInitWarn: true });
      const page = await world.extension.context.newPage();
      await page.goto(bridge.url);
    });
    afterAll(async () => {
      await api?.disconnect();
      await bridge?.close();
    });

    it('A1 A7 it connects over plain http, which is said', async () => {
      const approval = await Approval.during(world.extension, async () => {
        void bridge.ask<typeof accounts>({ do: 'accounts' }).then((given) => {
          accounts = given;
        });
      });
      const text = await approval.text();
      expect(text).toContain(new URL(bridge.origin).host);
      expect(text).toContain('Bittensor SDK');
      expect(await approval.page.getByTestId('insecure').count()).toBe(1);
      await approval.approve();
      await eventually(() => accounts).toMatchObject([{ address: me, source: 'kelvin', type: 'sr25519' }]);
    });

    it('A1 it gets 65 bytes over its own spelling of a payload, and the chain takes them', async () => {
      const call = api.tx.balances?.transferKeepAlive?.(friend, RAO);
      if (!call) throw new Error('no such call');
      const payload = await btcliPayload(api, me, call.method.toHex());
      const before = freeOf(world.devnet, friend);
      let answer: { signature: `0x${string}`; signedTransaction?: string } | undefined;
      const approval = await Approval.during(world.extension, async () => {
        void bridge.ask<typeof answer>({ do: 'payload', payload }).then((given) => {
          answer = given;
        });
      });
      expect(await approval.text()).toContain('1.23456789');
      await approval.approve();
      await eventually(() => answer?.signature).toMatch(/^0x01[0-9a-f]{128}$/);
      expect(answer).not.toHaveProperty('signedTransaction');
      call.addSignature(me, answer?.signature ?? '0x', payload);
      const sent: Hash = await api.rpc.author.submitExtrinsic(call);
      expect(sent.toHex()).toMatch(/^0x/);
      await eventually(() => freeOf(world.devnet, friend) - before).toBe(RAO);
    });

    it('A12 it gets 64 bytes over a message in hex', async () => {
      const words = 'Signed for the command line';
      const raw = { address: me, data: `0x${Buffer.from(words).toString('hex')}`, type: 'bytes' };
      let answer: { signature: string } | undefined;
      const approval = await Approval.during(world.extension, async () => {
        void bridge.ask<typeof answer>({ do: 'raw', raw }).then((given) => {
          answer = given;
        });
      });
      expect(await approval.text()).toContain(words);
      await approval.approve();
      await eventually(() => answer?.signature).toMatch(/^0x[0-9a-f]{128}$/);
      const { isValid } = signatureVerify(
        `<Bytes>${words}</Bytes>`,
        answer?.signature ?? '',
        decodeAddress(me),
      );
      expect(isValid).toBe(true);
    });

    it('A1 A5 it may send a sealed transaction whose era is as short as the chain asks for', async () => {
      const call = api.tx.mevShield?.submitEncrypted?.(`0x${'00'.repeat(1_300)}`).method.toHex() ?? '';
      for (const [period, words] of [
        [64, 'sign/era'],
        [8, 'The content is sealed'],
      ] as const) {
        const payload = await btcliPayload(api, me, call, period);
        const answer = { said: '' };
        const approval = await Approval.during(world.extension, async () => {
          void bridge.ask<{ error?: string }>({ do: 'payload', payload }).then(({ error }) => {
            answer.said = error ?? 'given';
          });
        });
        expect(await approval.text()).toContain(words);
        await approval.reject();
        await eventually(() => answer.said).toBe('Error: Cancelled');
      }
    });
  });
});
