import { type Finding, ok, problem, warning } from "./check.ts";

const CHANGES = "CHANGELOG.md says what it changes";

/** The release that is deployed beside the one that this command line is of. */
export function releaseOf(deployed: string | undefined, mine: string): Finding {
  if (deployed === undefined)
    return warning(
      `${mine} is installed; what is deployed is older than 0.1.0 and does not say which`,
      `Deploy ${mine}: \`comeback deploy\`, or \`npm run deploy\` in a checkout.`,
    );
  if (deployed === mine) return ok(`${mine}, deployed and installed`);
  if (comparedReleases(deployed, mine) < 0)
    return warning(
      `${deployed} is deployed, ${mine} is installed`,
      `Deploy ${mine}: \`comeback deploy\`, or \`npm run deploy\` in a checkout; ${CHANGES}.`,
    );
  return problem(
    `${deployed} is deployed, and only ${mine} is installed: commands may not be able to read what it has stored`,
    `Install ${deployed}: \`npm install comeback-engine@${deployed}\`, or check its tag out; deploying ${mine} would take the deployment back.`,
  );
}

/** By semantic versioning (2.0.0, section 11) as far as releases of Comeback go: three numbers, and perhaps a pre-release. */
export function comparedReleases(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  for (const place of [0, 1, 2]) {
    const difference = (a.numbers[place] ?? 0) - (b.numbers[place] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.early === b.early) return 0;
  // A pre-release comes before the release itself.
  if (a.early === "" || b.early === "") return a.early === "" ? 1 : -1;
  return a.early.localeCompare(b.early, "en", { numeric: true });
}

function partsOf(release: string): { readonly numbers: readonly number[]; readonly early: string } {
  const [numbers = "", early = ""] = release.split(/-(.*)/);
  return { numbers: numbers.split(".").map(Number), early };
}
