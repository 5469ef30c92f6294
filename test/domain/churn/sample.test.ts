import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeSample, type SampleState } from "../../../src/domain/churn/sample.ts";

const anyCustomers = fc
  .array(fc.record({ x: fc.nat(4), tx: fc.nat(5), T: fc.nat(6) }), { maxLength: 400 })
  .map((buyers) => buyers.map((buyer, index) => ({ id: `u:${index}`, buyer })));
type Customers = { id: string; buyer: { x: number; tx: number; T: number } }[];

const sampleOf = (customers: Customers, enough: number) => {
  const sample = makeSample(enough);
  for (const { id, buyer } of customers) sample.add(id, buyer);
  return sample;
};

describe("sample of buyers", () => {
  it("is the same however the customers are divided and ordered, also when it overflows", () => {
    fc.assert(
      fc.property(
        anyCustomers,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 5, max: 300 }),
        (customers, shards, enough) => {
          const parts: Customers[] = Array.from({ length: shards }, () => []);
          for (const [index, customer] of customers.entries()) parts[(index * 5) % shards]?.push(customer);
          const merged = makeSample(enough);
          for (const part of parts.toReversed()) {
            const state: SampleState = JSON.parse(JSON.stringify(sampleOf(part, enough).state()));
            merged.merge(state);
          }
          expect(merged.state()).toEqual(sampleOf(customers, enough).state());
        },
      ),
    );
  });

  it("is everybody while there are few, and stays within its bound when there are many", () => {
    const customers = Array.from({ length: 5_000 }, (_, index) => ({
      id: `u:${index}`,
      buyer: { x: index % 7, tx: index % 50, T: 60 },
    }));
    const weight = (enough: number) =>
      sampleOf(customers, enough)
        .histogram()
        .reduce((sum, buyer) => sum + buyer.weight, 0);
    expect(weight(5_000)).toBe(5_000);
    expect(weight(1_000)).toBeLessThanOrEqual(1_000);
    expect(weight(1_000)).toBeGreaterThan(400);
  });

  it("is fair: kinds of customers keep their shares", () => {
    const sample = makeSample(4_000);
    for (let index = 0; index < 60_000; index += 1) sample.add(`u:${index}`, { x: index % 3, tx: 0, T: 60 });
    const histogram = sample.histogram();
    const total = histogram.reduce((sum, { weight }) => sum + weight, 0);
    for (const { weight } of histogram) expect(weight / total).toBeCloseTo(1 / 3, 1);
  });
});
