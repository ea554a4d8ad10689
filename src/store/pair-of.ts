/** One number for a label or type (-1: any) and a key, of which there are fewer than 2^26 each. */
export function pairOf(token: number, key: number): number {
  return token * 2 ** 26 + key
}
