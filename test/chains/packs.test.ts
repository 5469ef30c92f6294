import { describe, expect, it } from "vitest";
import { checkFiles, filesOf } from "../../cli/config/folder.ts";
import { holdoutsOf } from "../../src/app/chains/holdouts.ts";
import { campaignChain, chainNamed } from "../../src/domain/campaigns/chain-of.ts";
import type { Bundle } from "../../src/domain/config/bundle.ts";
import { packsOf, templatesFor } from "../../src/domain/config/packs.ts";

async function storeBundle(): Promise<Bundle> {
  const loaded = await checkFiles(await filesOf("examples/store"));
  if (!loaded.ok) throw new Error("the example store is wrong");
  return loaded.bundle;
}

/** As a worker has it that acts on one chain. */
function partFor(bundle: Bundle, name: string): Bundle {
  const chain = chainNamed(bundle, name);
  const names = chain ? templatesFor(chain, bundle) : [];
  const packs = packsOf(bundle).filter((pack) => pack.names.some((one) => names.includes(one)));
  const kept = packs.flatMap((pack) => pack.names);
  return {
    ...bundle,
    templates: Object.fromEntries(kept.map((one) => [one, bundle.templates[one] ?? {}])),
  };
}

describe("the mails of a config in packs", () => {
  it("are each in one of them, and all are there", async () => {
    const bundle = await storeBundle();
    const names = packsOf(bundle).flatMap((pack) => pack.names);
    expect([...names].sort()).toEqual(Object.keys(bundle.templates).sort());
    expect(new Set(names).size).toBe(names.length);
  });

  it("give a step of every chain and campaign its mails, and the same hold-outs as the whole config", async () => {
    const bundle = await storeBundle();
    const chains = [...Object.keys(bundle.chains), ...Object.keys(bundle.campaigns).map(campaignChain)];
    for (const name of chains) {
      const part = partFor(bundle, name);
      const sends = (chainNamed(bundle, name)?.steps ?? []).flatMap((step) =>
        "send" in step ? [step.send] : [],
      );
      for (const send of sends) expect(part.templates[send], send).toEqual(bundle.templates[send]);
      const own = (of: Bundle) =>
        holdoutsOf(of).filter((one) => one.chains.length === 1 && one.chains[0] === name);
      expect(own(part), name).toEqual(own(bundle));
    }
  });

  it("give a step of a chain of the loyalty programme what its common hold-out is drawn by", async () => {
    const bundle = await storeBundle();
    const loyal = Object.keys(bundle.chains).filter((name) => bundle.chains[name]?.loyalty === true);
    expect(loyal.length).toBeGreaterThan(1);
    const common = (of: Bundle) => holdoutsOf(of).filter(({ experiment }) => experiment.includes("loyalty"));
    for (const name of loyal) expect(common(partFor(bundle, name)), name).toEqual(common(bundle));
  });
});
