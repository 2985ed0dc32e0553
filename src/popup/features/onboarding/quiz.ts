/** Picks `count` different positions (from 0) out of `length`, in ascending order, from the platform's random source. */
export function pickPositions(
  length: number,
  count: number,
  random: (below: number) => number = randomBelow,
): number[] {
  const left = Array.from({ length }, (_, index) => index);
  const picked: number[] = [];
  while (picked.length < count && left.length > 0) {
    const [position] = left.splice(random(left.length), 1);
    if (position !== undefined) picked.push(position);
  }
  return picked.sort((a, b) => a - b);
}

/** Without the bias of a bare modulo: values beyond the last full multiple are drawn again. */
function randomBelow(below: number): number {
  const limit = Math.floor(0x1_0000_0000 / below) * below;
  const draw = new Uint32Array(1);
  do crypto.getRandomValues(draw);
  while ((draw[0] ?? 0) >= limit);
  return (draw[0] ?? 0) % below;
}
