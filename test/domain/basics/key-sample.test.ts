import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type KeySampleState, makeKeySample } from "../../../src/domain/basics/key-sample.ts";

function sampleOf(keys: readonly string[], enough: number) {
  const sample = makeKeySample(enough);
  for (const key of keys) sample.add(key);
  return sample;
}

const numbered = (count: number, named: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => named(n));

describe("a sample of keys", () => {
  it("is the same however the keys are divided and ordered, with as little room as each shard may have", () => {
    const anyKeys = fc.uniqueArray(fc.string({ maxLength: 12 }), { maxLength: 400 });
    const whole = fc.record({
      keys: anyKeys,
      shards: fc.integer({ min: 1, max: 9 }),
      enough: fc.integer({ min: 1, max: 120 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(whole, ({ keys, shards, enough, seed }) => {
        const parts = numbered(shards, () => "").map((): string[] => []);
        for (const [index, key] of keys.entries()) parts[(index * (seed + 1)) % shards]?.push(key);
        const merged = makeKeySample(enough);
        for (const part of seed % 2 === 0 ? parts : parts.toReversed()) {
          const state: KeySampleState = JSON.parse(JSON.stringify(sampleOf(part, enough).state()));
          merged.merge(state);
        }
        expect(merged.state()).toEqual(sampleOf(keys.toReversed(), enough).state());
      }),
    );
  });

  it("is everybody while they are few, and exactly as many as wanted when they are more", () => {
    const keys = numbered(3_000, (n) => `u:${n}`);
    expect(sampleOf(keys, 3_000).state()).toEqual({ seen: 3_000, keys: keys.toSorted() });
    for (const enough of [1, 999, 2_999]) expect(sampleOf(keys, enough).state().keys).toHaveLength(enough);
  });

  it("stays uniform, though smaller, when a shard ran out of room", () => {
    const [large, small] = [numbered(9_000, (n) => `u:${n}`), numbered(1_000, (n) => `e:${n}`)];
    const merged = makeKeySample(2_000);
    merged.merge(sampleOf(large, 500).state());
    merged.merge(sampleOf(small, 500).state());
    const { seen, keys } = merged.state();
    const ofLarge = keys.filter((key) => key.startsWith("u:")).length;
    expect([seen, ofLarge]).toEqual([10_000, 500]);
    // A tenth are in the small shard: 56 of some 556, give or take 7.
    expect(Math.abs(keys.length - ofLarge - 56)).toBeLessThan(3 * 7);
  });

  it.each([
    ["numbers that follow each other", (n: number) => `u:${n}`],
    ["platform numbers", (n: number) => `p:shopify:${7_000_000_000_000 + n * 32_768}`],
    ["hashes", (n: number) => `e:${(n * 2_654_435_761).toString(16).padStart(12, "0")}`],
    ["long names", (n: number) => `u:the-same-long-beginning-of-every-customer-${n % 10}-${n}`],
  ])("takes no more of one part of the base than of another: %s", (_, named) => {
    const [people, bins, enough] = [50_000, 20, 10_000];
    const of = new Map(numbered(people, named).map((key, n) => [key, Math.floor((n / people) * bins)]));
    const counts = Array.from({ length: bins }, () => 0);
    for (const key of sampleOf([...of.keys()], enough).state().keys) {
      const bin = of.get(key) ?? 0;
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    const expected = enough / bins;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 19 degrees of freedom, with replacement: 43.8 in one of a thousand. The keys are fixed, so it holds or it does not.
    expect(chiSquare).toBeLessThan(43.8);
  });
});
