/** A share, with the interval that holds the truth 95 times in 100. */
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95%. */
const Z = 1.959963984540054;

/**
 * `found` of `asked` as a share: Wilson's score interval (1927), which stays within 0 and 1 and holds for small numbers,
 * where the textbook's "plus or minus" does not. `asked` is at least 1.
 */
export function wilson(found: number, asked: number): Share {
  const share = found / asked;
  const weight = Z ** 2 / asked;
  const centre = (share + weight / 2) / (1 + weight);
  const half = (Z * Math.sqrt((share * (1 - share)) / asked + weight / (4 * asked))) / (1 + weight);
  // At both ends the interval is exact on that side; rounding would leave it a hair beyond.
  return {
    share,
    low: found === 0 ? 0 : Math.max(0, centre - half),
    high: found === asked ? 1 : Math.min(1, centre + half),
  };
}
