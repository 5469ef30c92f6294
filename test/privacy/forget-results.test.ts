import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeMemoryResultsFiles } from "../../src/adapters/memory/results-files.ts";
import { makeForgetInResults } from "../../src/app/results/forget.ts";
import { readIndex, readListed } from "../../src/app/results/list-file.ts";
import { DAY } from "../../src/domain/basics/calendar.ts";
import { listsOf } from "../support/canary-person.ts";
import { day, key } from "../support/facts.ts";

const NAME = "days/2026-01-04/n-1/0000";

async function listed(files: ReturnType<typeof makeMemoryResultsFiles>) {
  const index = await readIndex(files, NAME);
  const customers: string[] = [];
  for (const row of index?.rows ?? [])
    for await (const { customer } of readListed(files, NAME, row)) customers.push(customer);
  return { figures: index?.rows.map(({ count }) => count), customers };
}

describe("the results after an erasure", () => {
  it("have the figures that they had, and nobody in the place of whoever it was", () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.nat(),
        async (ids, which) => {
          const people = ids.map((id) => `u:${id}`);
          const gone = people[which % people.length] ?? "";
          const files = makeMemoryResultsFiles();
          await files.put(NAME, listsOf(...people));
          const before = await listed(files);
          expect(await makeForgetInResults(files)([key(gone)], day(3))).toBe(1);
          const after = await listed(files);
          expect(after.figures).toEqual(before.figures);
          expect(after.customers.map((one) => (/^x:-*$/.test(one) ? gone : one))).toEqual(people);
          expect(after.customers).not.toContain(gone);
        },
      ),
      { numRuns: 200 },
    ));

  it("are gone through from the day on which the first record of the person came", async () => {
    const files = makeMemoryResultsFiles();
    const record = (hour: string) => files.put(`log/${hour}/b`, `{"id":"1","customer":"u:ann","at":1}\n`);
    for (const hour of ["2026-01-01T10", "2026-01-03T10", "2026-02-07T10"]) await record(hour);
    await files.put("waiting/n-1/now/0000", listsOf("u:ann"));
    await files.put("windows/2026-01-09/n-2/0000", listsOf("u:anna"));
    expect(await makeForgetInResults(files)([key("u:ann")], day(3) - DAY / 2)).toBe(3);
    expect(await files.get("log/2026-01-01T10/b")).toContain("u:ann");
    expect(await files.get("log/2026-02-07T10/b")).toBe(`{"id":"1","customer":"x:---","at":1}\n`);
    expect(await files.get("windows/2026-01-09/n-2/0000")).toContain("u:anna");
  });
});
