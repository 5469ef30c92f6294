import type { IncomingMessage, RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import * as z from "zod";
import { DAY, HOUR, type Instant, MINUTE } from "../../src/domain/basics/calendar.ts";
import type { VirtualClock } from "./clock.ts";

const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };

const ClockRequest = z.union([
  z.strictObject({
    advance: z.string().regex(/^\d{1,5}[mhdw]$/, "advance is a number and m, h, d or w: 3d"),
  }),
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
]);

const PostRequest = z.strictObject({
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

export interface Controlled {
  readonly clock: VirtualClock;
  settled(): Promise<void>;
  stats(): Promise<object>;
  /** One post to a webhook, as the functions would make it. */
  post?(request: z.infer<typeof PostRequest>): Promise<object>;
}

class Refused extends Error {}

/** Moves the clock, tells how things are, posts to a webhook: POST /clock, POST /settle, GET /status, POST /post. */
export function makeControl(stack: Controlled): RequestListener {
  const operations: Readonly<Record<string, (body: string) => Promise<object>>> = {
    "GET /status": () => stack.stats(),
    "POST /clock": async (body) => {
      await stack.clock.advanceTo(target(body, stack.clock.now()));
      return { now: new Date(stack.clock.now()).toISOString() };
    },
    ...(stack.post && { "POST /post": posting(stack.post) }),
    "POST /settle": async () => {
      await stack.settled();
      return { now: new Date(stack.clock.now()).toISOString() };
    },
  };
  const answer = async (request: IncomingMessage): Promise<{ status: number; body: object }> => {
    const operation = operations[`${request.method} ${request.url}`];
    if (!operation) return problem(404, `there is ${Object.keys(operations).join(", ")}`);
    try {
      return { status: 200, body: await operation(await text(request)) };
    } catch (error) {
      return problem(error instanceof Refused ? 400 : 500, (error as Error).message);
    }
  };
  return (request, response) => {
    void answer(request).then(({ status, body }) => {
      const type = status === 200 ? "application/json" : "application/problem+json";
      response.writeHead(status, { "content-type": type }).end(JSON.stringify(body));
    });
  };
}

const problem = (status: number, detail: string) => ({
  status,
  body: { type: "about:blank", status, detail },
});

const posting = (post: NonNullable<Controlled["post"]>) => async (body: string) => {
  const request = PostRequest.safeParse(parsed(body));
  if (!request.success) throw new Refused(z.prettifyError(request.error));
  return post(request.data);
};

function target(body: string, now: Instant): Instant {
  const request = ClockRequest.safeParse(parsed(body));
  if (!request.success) throw new Refused(z.prettifyError(request.error));
  if ("advance" in request.data) {
    const { advance } = request.data;
    return now + Number(advance.slice(0, -1)) * (UNITS[advance.slice(-1)] ?? 0);
  }
  const to = Date.parse(request.data.to);
  if (to < now)
    throw new Refused(`it is ${new Date(now).toISOString()} already, and the clock only goes forward`);
  return to;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Refused("the body is not JSON");
  }
}
