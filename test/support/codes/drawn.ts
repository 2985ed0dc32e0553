import { QUIET } from './pixels.js';

/** The modules of a code as its SVG draws them. */
export function drawnModules(svg: Element): boolean[][] {
  const side = Number(svg.getAttribute('viewBox')?.split(' ')[2]) - 2 * QUIET;
  const modules = Array.from({ length: side }, () => Array.from({ length: side }, () => false));
  const path = svg.querySelector('path')?.getAttribute('d') ?? '';
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    modules[Number(y) - QUIET]?.fill(true, Number(x) - QUIET, Number(x) - QUIET + Number(length));
  return modules;
}
