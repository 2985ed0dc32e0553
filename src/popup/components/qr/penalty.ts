/** How hard a drawn QR code is to read: the four rules by which a mask is chosen (ISO/IEC 18004, section 7.8.3). */
const FINDER_LIKE = /(?=10111010000|00001011101)/g;

export function penaltyOf(modules: readonly boolean[][]): number {
  const size = modules.length;
  const rows = modules.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
  const columns = rows.map((_, at) => rows.map((row) => row[at]).join(''));
  let sum = 0;
  for (const line of [...rows, ...columns]) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
    sum += 40 * [...line.matchAll(FINDER_LIKE)].length;
  }
  for (let row = 1; row < size; row += 1)
    for (let column = 1; column < size; column += 1) {
      const [above, here] = [rows[row - 1] ?? '', rows[row] ?? ''];
      const four = `${above[column - 1]}${above[column]}${here[column - 1]}${here[column]}`;
      if (four === '0000' || four === '1111') sum += 3;
    }
  const dark = rows.join('').replaceAll('0', '').length;
  const total = size * size;
  return sum + 10 * Math.floor(Math.abs(dark * 20 - total * 10) / total);
}
