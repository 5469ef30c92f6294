import type middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { Rate } from "./buckets.ts";
import { type CallerLimits, limited, type OnLimited } from "./limited.ts";
import { observed } from "./observed.ts";
import { type Failures, problems } from "./problem.ts";
import { throughEdge } from "./through-edge.ts";

/** What a function of the public API knows of what stands in front of it. */
export interface PublicDeps {
  /** SHA-256 of the secrets by which CloudFront is known; undefined where nothing stands in front. */
  readonly edge?: readonly string[] | undefined;
  /** Milliseconds of a clock that never goes back. @default the machine's, whatever clock the shop lives by */
  readonly ticks?: (() => number) | undefined;
}

/** A person's browser, and those of everybody behind the same connection. */
const VISITORS: Rate = { perSecond: 20, burst: 200 };
/** Who opens pages, and who guesses at keys, signatures and links. */
const STRANGERS: Rate = { perSecond: 5, burst: 60 };
/** One link: its reader, and what programs look at it for the reader. */
const LINK: Rate = { perSecond: 2, burst: 40 };
/** The shop's own servers. */
const SHOP: Rate = { perSecond: 500, burst: 2_000 };

/** Of keys and signatures. */
const NOT_THEM = [401, 403];

type Limits = CallerLimits<APIGatewayProxyEventV2>;
type Credential = NonNullable<Limits["credential"]>["of"];

/** How often each kind of caller may ask one process. */
export const LIMITS = {
  /** Events: the shop's servers by their key, which `of` has checked; browsers, whose key is public, by their address. */
  events: (of: Credential): Limits => ({
    address: VISITORS,
    counted: "requests",
    refused: NOT_THEM,
    credential: { of, rate: SHOP },
  }),
  /** Webhooks: a platform's address may be that of many shops, so that only refusals count. */
  webhooks: { address: STRANGERS, counted: "refusals", refused: NOT_THEM },
  /** What the shop's servers ask with the key that `of` finds. */
  shop: (of: Credential): Limits => ({
    address: STRANGERS,
    counted: "requests",
    refused: NOT_THEM,
    credential: { of, rate: SHOP },
  }),
  /** Links with a token in their path. */
  links: {
    address: STRANGERS,
    counted: "requests",
    refused: [404],
    credential: { of: ({ pathParameters }) => pathParameters?.token, rate: LINK },
  },
  /** Pages that anybody may open. */
  pages: { address: STRANGERS, counted: "requests", refused: NOT_THEM },
  /** Scripts and small answers for the shop's pages. */
  widgets: { address: VISITORS, counted: "requests", refused: NOT_THEM },
} as const satisfies Readonly<Record<string, Limits | ((of: Credential) => Limits)>>;

interface PublicCalls extends PublicDeps {
  readonly limits: Limits;
  /** What a caller is told when the handler throws. */
  readonly failures?: Failures;
  readonly onLimited?: OnLimited;
}

/** What every function of the public API does first: it tells the log, knows its caller, and lets nobody take all of it. */
export const publicCalls = (
  name: string,
  { edge, ticks, limits, failures, onLimited }: PublicCalls,
): middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>[] => [
  observed(name),
  problems(failures),
  ...(edge ? [throughEdge(edge)] : []),
  limited(limits, onLimited, ticks),
];
