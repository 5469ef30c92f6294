/** A clock by which every request comes a second after the one before: nobody ever comes too often. */
export function unhurried(): () => number {
  let now = 0;
  return () => (now += 1_000);
}
