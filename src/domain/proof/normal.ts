/**
 * P(Z ≤ z) of the normal distribution: the power series of the error function (DLMF 7.6.2) in the middle, its continued
 * fraction (7.9.3, from the back) in the tails.
 */
export function normalBelow(z: number): number {
  const size = Math.abs(z);
  const density = Math.exp((-size * size) / 2) / Math.sqrt(2 * Math.PI);
  if (size > 4) {
    let fraction = size;
    for (let term = 60; term > 0; term -= 1) fraction = size + term / fraction;
    return z > 0 ? 1 - density / fraction : density / fraction;
  }
  let [term, sum] = [size, size];
  for (let index = 1; term > 1e-17; index += 1) {
    term *= (size * size) / (2 * index + 1);
    sum += term;
  }
  return 0.5 + Math.sign(z) * density * sum;
}

/** The value that so much of the normal distribution is below; `share` above 0 and below 1. By halving: it is asked for rarely. */
export function normalQuantile(share: number): number {
  let [low, high] = [-40, 40];
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The same of Student's distribution, by its expansion around the normal one (Abramowitz, Stegun 26.7.5); from five degrees of freedom up. */
export function studentQuantile(share: number, freedom: number): number {
  const z = normalQuantile(share);
  const square = z * z;
  const terms = [
    (square + 1) / 4,
    ((5 * square + 16) * square + 3) / 96,
    (((3 * square + 19) * square + 17) * square - 15) / 384,
    ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92_160,
  ];
  return z * terms.reduce((sum, term, index) => sum + term / freedom ** (index + 1), 1);
}
