import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allScenes } from '../../gallery/screens/scenes.js';
import { Studio } from '../../gallery/studio.js';

/** Of each kind of screen one that has much to go wrong: screen, state, surface. */
const SAMPLE = [
  'home normal popup',
  'home ugly popup',
  'home many panel',
  'home error-first popup',
  'home stale tab',
  'home ugly zoom',
  'stake ugly zoom',
  'send ugly zoom',
  'emergency worst zoom',
  'home-receive normal popup',
  'home-accounts many popup',
  'stake-typed normal popup',
  'send-typed ugly panel',
  'position ugly popup',
  'subnets ugly popup',
  'subnets normal tab',
  'subnet loading tab',
  'portfolio normal tab',
  'validators ugly popup',
  'history error tab',
  'alerts danger popup',
  'emergency danger popup',
  'learn normal panel',
  'accounts many popup',
  'contacts empty popup',
  'settings normal popup',
  'import-phrase normal tab',
  'approval-hidden-proxy normal approval',
] as const;

describe('Q1 Q3 a sample of the gallery', () => {
  let studio: Studio;
  beforeAll(async () => {
    studio = await Studio.start();
  });
  afterAll(() => studio?.close());

  it.each(SAMPLE)('%s: fits, makes sense, and axe finds nothing in either theme', async (named) => {
    const scene = allScenes().find(({ screen, state, surface }) => `${screen} ${state} ${surface}` === named);
    if (!scene) throw new Error(`there is no scene ${named}`);
    const shots = await studio.shoot(scene);
    expect(shots.flatMap(({ defects }) => defects.map(({ what, where }) => `${what}: ${where}`))).toEqual([]);
  });

  it('never takes the picture of a screen that is not there', async () => {
    const scene = allScenes().find(({ screen, surface }) => screen === 'learn' && surface === 'popup');
    if (!scene) throw new Error('there is no scene of learn');
    const [shot] = await studio.shoot({ ...scene, there: '[data-testid="of-no-screen"]' }, ['dark']);
    expect(shot?.defects.map(({ what }) => what)).toContain('the screen is not there');
  });
});
