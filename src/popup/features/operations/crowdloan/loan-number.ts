const MAX_U32 = 0xffff_ffff;

/** The number of a crowdloan as typed; null for anything but plain digits of a u32. */
export function readLoanNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!/^[0-9]{1,10}$/.test(trimmed)) return null;
  const id = Number(trimmed);
  return id <= MAX_U32 ? id : null;
}
