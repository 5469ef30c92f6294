/** Of the 29 seconds that an answer may take: what is under way has to end as well. */
const WORK_MS = 15_000;

/** Says for how long more work may be begun. */
export function withinTime(): () => boolean {
  const end = performance.now() + WORK_MS;
  return () => performance.now() < end;
}
