import type { BundleSummary } from "../../ports/config.ts";

/** That somebody was faster: who published what since, and that nothing was done. `since`: newest first. */
export function overtakenInWords(since: readonly BundleSummary[]): string {
  const [newest] = since;
  if (!newest)
    return "another version is in force than the one that this was made from; nothing was published";
  const versions = since.map(({ version, by, note }) => `${version} by ${by}${note ? ` (${note})` : ""}`);
  return `version ${newest.version} is in force, which is not the one that this was made from; nothing was published. Since then: ${versions.join(", ")}`;
}
