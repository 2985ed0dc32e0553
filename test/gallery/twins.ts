import { createHash } from 'node:crypto';
import { SCREENS } from './screens/scenes.js';
import type { Scene } from './screens/types.js';
import type { Shot } from './studio.js';

/** Tells of each picture whether another screen looked the same to the last pixel: then one of the two was not shown. */
export class Twins {
  private readonly seen = new Map<string, Scene[]>();

  /** The screen that looked the same before, unless one of the two leads to the other. */
  twinOf({ scene, picture }: Shot): string | null {
    const key = createHash('sha256').update(picture).digest('hex');
    const before = this.seen.get(key) ?? [];
    this.seen.set(key, [...before, scene]);
    const twin = before.find((other) => other.screen !== scene.screen && !leads(scene, other));
    return twin ? `${twin.screen} ${twin.state} ${twin.surface}` : null;
  }
}

/** Whether a person who asks for one of the two screens is meant to see the other, or it is one page before and after setting up. */
function leads(one: Scene, other: Scene): boolean {
  const page = ({ path }: Scene): string => path.replace(/^\/add/, '');
  if (
    page(one) === page(other) &&
    JSON.stringify(one.steps) === JSON.stringify(other.steps) &&
    one.path !== other.path
  )
    return true;
  return SCREENS.some(
    ({ id, leadsTo }) =>
      leadsTo?.surfaces.includes(one.surface) &&
      ((id === one.screen && leadsTo.screen === other.screen) ||
        (id === other.screen && leadsTo.screen === one.screen)),
  );
}
