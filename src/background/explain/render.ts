import type { Registry } from '../../core/chain/light/index.js';
import type { CallNode } from '../../core/explain/types.js';
import { cutText, paramOf } from './call-params.js';
import { levelOf, type Told } from './compose.js';
import type { FactView } from './fact-view.js';
import { valueText } from './value-text.js';

/** Longer texts are cut in the tree; the raw bytes beside it are always whole. */
const MAX_TEXT = 512;

/** The decoded call for the tree under the sentence. */
export function renderCall(
  registry: Registry,
  { node, sentence, risks, children }: Told,
  viewOf: (actor: string) => FactView,
): CallNode {
  const { call, actor } = node;
  const view = viewOf(actor);
  return {
    pallet: call.pallet,
    call: call.call,
    actor,
    args: call.args.map((arg) => ({
      name: arg.name,
      type: arg.type,
      text: cutText(valueText(registry, arg.value), MAX_TEXT),
      param: paramOf(registry, call, arg, view),
    })),
    sentence,
    level: levelOf(risks),
    children: children.map((child) => renderCall(registry, child, viewOf)),
  };
}
