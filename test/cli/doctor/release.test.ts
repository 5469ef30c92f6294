import { describe, expect, it } from "vitest";
import { comparedReleases, releaseOf } from "../../../cli/doctor/release.ts";

describe("the doctor on releases", () => {
  it("is content when what is installed is what is deployed", () => {
    expect(releaseOf("1.2.0", "1.2.0")).toEqual({ state: "ok", says: "1.2.0, deployed and installed" });
  });

  it("says after an update that it has to be deployed", () => {
    expect(releaseOf("1.9.0", "1.10.0")).toEqual({
      state: "warning",
      says: "1.9.0 is deployed, 1.10.0 is installed",
      remedy:
        "Deploy 1.10.0: `comeback deploy`, or `npm run deploy` in a checkout; CHANGELOG.md says what it changes.",
    });
  });

  it("warns whoever works on a deployment with an older command line", () => {
    expect(releaseOf("2.0.0", "1.10.0")).toMatchObject({
      state: "problem",
      remedy: expect.stringContaining("npm install comeback-engine@2.0.0"),
    });
  });

  it("knows a deployment that does not say its release for an old one", () => {
    expect(releaseOf(undefined, "0.1.0")).toMatchObject({ state: "warning" });
  });
});

it("orders releases as semantic versioning does", () => {
  const ordered = ["0.1.0-rc.2", "0.1.0-rc.10", "0.1.0", "0.1.1", "0.2.0", "0.10.0", "1.0.0"];
  expect(ordered.toReversed().sort(comparedReleases)).toEqual(ordered);
});
