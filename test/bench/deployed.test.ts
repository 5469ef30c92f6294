import { expect, it } from "vitest";
import { standing } from "../../bench/cost/standing.ts";
import { DEPLOYED } from "../../src/contracts/cost/deployed.ts";

it("what the reckoned bill takes to stand in the templates is what stands there", async () => {
  expect(await standing()).toEqual(DEPLOYED);
}, 120_000);
