import type { DynamoDBRecord } from "aws-lambda";
import { beforeAll, describe, expect, it } from "vitest";
import { logTo } from "../../functions/middleware/observed.ts";
import { makeFactStream } from "../../functions/people/fact-stream.ts";
import type { Projection } from "../../src/app/people/project.ts";
import { toFactItem } from "../../src/contracts/fact-item.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import type { DamagedRecord } from "../../src/domain/quarantine/record.ts";
import { added, day, fact, item, key, rub, visit } from "../support/facts.ts";

const record = (number: number, image: object, eventName: DynamoDBRecord["eventName"] = "INSERT") =>
  ({ eventName, dynamodb: { SequenceNumber: `${number}`, NewImage: image } }) as DynamoDBRecord;
/** An item as streams show it. */
const imageOf = (one: Fact) =>
  Object.fromEntries(
    Object.entries(toFactItem(one)).map(([name, value]) => [
      name,
      typeof value === "number" ? { N: `${value}` } : { S: value },
    ]),
  );
const recordOf = (number: number, one: Fact) => record(number, imageOf(one));

/** Projects all but the customers named. */
function projecting(...ill: string[]) {
  const seen: Fact[] = [];
  const aside: DamagedRecord[] = [];
  const stream = makeFactStream(
    async (facts) => {
      seen.push(...facts);
      return facts.map(
        ({ customer }): Projection =>
          ill.includes(customer) ? { ok: false, error: new Error("ill") } : { ok: true },
      );
    },
    async (record) => void aside.push(record),
  );
  return { seen, aside, stream };
}

const lines: string[] = [];
beforeAll(() => logTo((line) => lines.push(line)));

describe("the fact stream", () => {
  it("projects facts as they were stored", async () => {
    const facts = [
      added("чай \u{1f375}", day(1), { price: rub(150) }),
      fact("checkout-started", { items: [item("cup")], total: rub(1) }),
    ];
    const { seen, stream } = projecting();
    expect(await stream({ Records: facts.map((one, index) => recordOf(index, one)) })).toEqual({
      batchItemFailures: [],
    });
    expect(seen).toEqual(facts);
  });

  it("answers with the first record that failed", async () => {
    const facts = ["u:1", "u:2", "u:3", "u:2"].map((one) => visit(day(0), key(one)));
    const { stream } = projecting("u:2", "u:3");
    const Records = facts.map((one, index) => recordOf(100 + index, one));
    expect(await stream({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: "101" }] });
  });

  it("projects what stands around a record that nobody can read, and puts that one aside with its customer", async () => {
    const [before, after] = [visit(day(0), key("u:before")), visit(day(0), key("u:after"))];
    const ill = { ...visit(day(0), key("u:ill")), id: "visited#1" as Fact["id"] };
    for (const [flaw, reason] of [
      [{ data: { S: "{" } }, 'its "data" is not the JSON of an object'],
      [{ data: { S: "[]" } }, 'its "data" is not the JSON of an object'],
      [{ at: { N: "yesterday" } }, 'its field "at" is missing or of another type'],
      [{ kind: { S: "order-placed" } }, 'its field "order" is missing or of another type'],
      [{ kind: { S: "of-tomorrow" } }, "it is of a kind that this release does not know"],
    ] as const) {
      const { seen, aside, stream } = projecting();
      const Records = [recordOf(1, before), record(2, { ...imageOf(ill), ...flaw }), recordOf(3, after)];
      expect(await stream({ Records })).toEqual({ batchItemFailures: [] });
      expect(seen).toEqual([before, after]);
      expect(aside).toEqual([{ kind: "fact", customer: "u:ill", fact: "visited#1", reason }]);
    }
  });

  it("fails a record that does not say whose it is", async () => {
    for (const poison of [{}, { customer: { N: "1" } }]) {
      const { aside, stream } = projecting();
      const answer = await stream({ Records: [record(2, poison), recordOf(3, visit(day(0)))] });
      expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] });
      expect(aside).toEqual([]);
    }
  });

  it("says nothing of what the record says", async () => {
    lines.length = 0;
    const image = { ...imageOf(visit(day(0))), data: { S: '{"name":"Anna Schmidt' } };
    const { aside, stream } = projecting();
    await stream({ Records: [record(7, image), record(8, {})] });
    expect(lines.join()).toContain("record 8 holds no fact");
    expect(JSON.stringify([lines, aside])).not.toContain("Anna");
  });

  it("has nothing to do with removals", async () => {
    const { seen, stream } = projecting();
    expect(await stream({ Records: [record(1, {}, "REMOVE")] })).toEqual({ batchItemFailures: [] });
    expect(seen).toEqual([]);
  });
});
