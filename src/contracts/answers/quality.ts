import * as z from "zod";
import { SOURCE_NAMES, type Source } from "../../domain/facts/sources.ts";
import { UNSEEN_KINDS, type UnseenKind } from "../../domain/facts/unseen.ts";
import { CONSENT_ORIGINS } from "../../domain/people/consent-origin.ts";
import { RECORD_KINDS } from "../../domain/quarantine/record.ts";
import { Count, Day, Instant } from "./basics.ts";

export const SourceName = z.enum(SOURCE_NAMES as readonly [Source, ...Source[]]);
const UtcDay = z.iso.date().describe("A day of UTC");
const Kind = z.enum(UNSEEN_KINDS as readonly [UnseenKind, ...UnseenKind[]]);

export const AsideCounts = z.partialRecord(z.enum(RECORD_KINDS), Count).meta({ id: "PutAside" });

const Origins = z
  .object(
    Object.fromEntries(CONSENT_ORIGINS.map((origin) => [origin, Count])) as Record<
      (typeof CONSENT_ORIGINS)[number],
      typeof Count
    >,
  )
  .meta({ id: "ConsentOrigins", description: "Decisions about mails by what proves them" });

/** How good the data are. */
export const QualityAnswer = z.object({
  now: Instant,
  sources: z.array(
    z.object({
      source: SourceName,
      heard: z
        .object({
          lastAt: Instant.describe("Up to half an hour early"),
          days: Count.describe("On how many of the last 36 UTC days it spoke"),
          longestPause: z.int().exactOptional().describe("Days; absent where it spoke on fewer than three"),
          isQuiet: z.boolean().describe("Silent for half as long again as its longest pause"),
        })
        .nullable()
        .describe("Null where it was not heard in these days"),
      notUnderstood: Count.describe("Of the last seven UTC days"),
    }),
  ),
  notUnderstood: z
    .array(
      z.object({
        source: SourceName,
        kind: Kind,
        name: z
          .string()
          .exactOptional()
          .describe("Masked, and never a value; absent for what a day had no room for"),
        count: Count,
        first: UtcDay,
        last: UtcDay,
        meant: z.string().exactOptional().describe("The known name that it resembles"),
        about: z.enum(["money", "consent"]).exactOptional().describe("What the shop may lose by it"),
      }),
    )
    .describe("Of the last seven UTC days: what may cost money or consent first"),
  putAside: AsideCounts.describe(
    "Records that cannot be read now, by kind; everybody else goes on without them",
  ),
  base: z
    .object({
      night: Day,
      customers: Count,
      strongest: z
        .object({ user: Count, platform: Count, email: Count, anonymous: Count })
        .describe("Customers by the strongest key that they are known by"),
      keys: Count.describe("All keys of everybody"),
      joined: Count.describe("Customers of several keys"),
      mostKeys: Count,
      addressed: Count.describe("Customers whose address somebody other than a browser has said"),
      unconfirmed: Count.describe("Customers of whom only a browser says an address"),
      contested: Count.describe("Customers of whom a browser says another address than the known one"),
      claimedConsents: Count.describe("Agreed by a browser's word alone: it does not count"),
      unpriced: z.object({ customers: Count, orders: Count }).describe("Orders in currencies without a rate"),
      consents: z.object({ none: Count, given: Origins, withdrawn: Origins }),
    })
    .nullable()
    .describe("Null before the first night that has counted it"),
});
