import { inspect } from "node:util";
import { SESv2ServiceException } from "@aws-sdk/client-sesv2";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { tellable, tellableError } from "../../functions/middleware/tellable.ts";
import { LeaseLost } from "../../src/app/nightly/task.ts";

const CANARY = "kanarya";
const PERSON = `${CANARY}@shop.example`;

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

const Shape = z.strictObject({ name: z.string().max(3), of: z.record(z.string(), z.number()) });

/** What engines and libraries say of texts that somebody has sent or that are stored. */
const QUOTING: Readonly<Record<string, () => unknown>> = {
  "JSON that is none": () => JSON.parse(`${CANARY} is no JSON`),
  "what looks like a stack": () => {
    throw new RangeError(`
    at ${CANARY} (src/${CANARY}/x.ts:1:1)
    at src/${CANARY}/y.ts:1:1`);
  },
  "a key that a shape does not know": () => Shape.parse({ name: "a", of: {}, [PERSON]: 1 }),
  "a key in the path": () => Shape.parse({ name: "a", of: { [PERSON]: "x" } }),
  "a value of another kind": () => z.enum(["a"], { error: ({ input }) => `no ${input}` }).parse(CANARY),
  YAML: () => parse(`name: [${CANARY}\n${CANARY}: :`),
  "a number that is none": () => BigInt(`${CANARY}`),
  "a time zone": () => new Intl.DateTimeFormat("en", { timeZone: CANARY }),
  "a text for an object": () => "x" in (CANARY as never),
  "a text to write into": () => {
    (CANARY as unknown as { x: number }).x = 1;
  },
  "a pattern": () => new RegExp(`(${CANARY}`),
  "an address": () => new URL(CANARY),
  "an address that mail may not go to": () => {
    throw new SESv2ServiceException({
      ...{ name: "MessageRejected", $fault: "client", $metadata: {} },
      message: `Email address is not verified. The following identities failed: ${PERSON}, "${CANARY}" '${CANARY}'`,
    });
  },
  "an error of ours with an address in it": () => {
    throw new Error(`no mail to ${PERSON} <${PERSON}>`);
  },
  "many at once": () => {
    throw new AggregateError([thrownBy(() => JSON.parse(CANARY)), new Error(`for ${PERSON}`)], CANARY);
  },
  "one because of another": () => {
    throw new Error("not read", { cause: thrownBy(() => JSON.parse(CANARY)) });
  },
  "what is no error": () => {
    throw CANARY;
  },
};

describe("what is told of an error", () => {
  it.each(Object.entries(QUOTING))("quotes nothing of %s", (_, work) => {
    const error = thrownBy(work);
    expect(inspect(error, { depth: null, showHidden: true })).toContain(CANARY);
    expect(JSON.stringify(tellable(error))).not.toContain(CANARY);
    expect(inspect(tellableError(error), { depth: null, showHidden: true })).not.toContain(CANARY);
  });

  it("quotes nothing of any text that is no JSON", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), fc.nat(40), (around, at) => {
        const text = `${around.slice(0, at)}${CANARY}${around.slice(at)}`;
        expect(JSON.stringify(tellable(thrownBy(() => JSON.parse(text))))).not.toContain(CANARY);
      }),
    );
  });

  it("is our own words, by the name that state machines go by", () => {
    expect(tellable(new Error("the keys secret is not the JSON that it should be"))).toMatchObject({
      error: "Error",
      message: "the keys secret is not the JSON that it should be",
    });
    const lost = new LeaseLost("night");
    expect(tellableError(lost)).toMatchObject({ name: lost.name, message: lost.message });
  });

  it("is what is wrong in a document and where, by the fields that it should have", () => {
    const told = tellable(thrownBy(() => Shape.parse({ name: "long", of: { [PERSON]: "x" } })));
    expect(told.message).toBe("too_big at name; invalid_type at of.*");
  });

  it("is what an engine says of the code, and where in it that was", () => {
    const told = tellable(thrownBy(() => (undefined as unknown as { day: number }).day));
    expect(told).toMatchObject({
      error: "TypeError",
      message: "Cannot read properties of undefined (reading 'day')",
    });
    expect(told.at[0]).toMatch(/^edge\/tellable\.test\.ts:\d+:\d+$/);
    expect(tellableError(thrownBy(() => JSON.parse("{"))).message).toMatch(
      /^Expected property name .* in JSON/,
    );
  });
});
