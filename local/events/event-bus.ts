import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { AwsError } from "../aws-error.ts";
import type { Handlers } from "../functions/handlers.ts";
import { type Kept, type LeftBehind, leftBehind, NOTHING_KEPT } from "../kept/kept.ts";
import { ACCOUNT, declared, ignored, REGION, type Resource } from "../template/resources.ts";
import type { Activity } from "../time/activity.ts";
import { compilePattern } from "./patterns.ts";
import type { Queues } from "./queues.ts";

const BusShape = z.strictObject({ Name: z.string(), Tags: ignored, Description: ignored });
const RuleShape = z.strictObject({
  EventBusName: z.string().default("default"),
  EventPattern: z.unknown(),
  State: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  Targets: z.array(
    z.strictObject({
      Arn: z.string(),
      Id: ignored,
      DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
      // Between EventBridge and Lambda nothing gets lost here; what the function fails at is Lambda's to retry.
      RetryPolicy: ignored,
    }),
  ),
  Description: ignored,
  Name: ignored,
});
const InvokeConfigShape = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal("$LATEST"),
  MaximumRetryAttempts: z.number().default(2),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) }).optional(),
  MaximumEventAgeInSeconds: ignored,
});

/** Newest events kept for people to look at. */
const KEPT = 1_000;

export interface BusEvent {
  readonly bus: string;
  readonly source: string;
  readonly type: string;
  readonly detail: unknown;
  readonly resources?: readonly string[];
}

export interface KeptEvent extends BusEvent {
  readonly at: Instant;
}

export interface EventBus {
  /** Takes the event and hands it to the rules that match, after it has answered. */
  put(event: BusEvent): string;
  /** By detail type, how many there were. */
  counts(): Readonly<Record<string, number>>;
  recent(): readonly KeptEvent[];
  /** The calls of functions that were not over when an earlier run stopped. */
  resume(): Promise<LeftBehind>;
}

export interface EventBusDeps {
  readonly handlers: Pick<Handlers, "invoke" | "has">;
  readonly queues: Pick<Queues, "send">;
  readonly activity: Activity;
  readonly now: () => Instant;
  readonly log: (line: string) => void;
  /** @default nothing is kept */
  readonly kept?: Kept;
}

/** The template's buses and rules, and the default bus. */
export function makeEventBus(resources: readonly Resource[], deps: EventBusDeps): EventBus {
  const buses = new Set([
    "default",
    ...declared(resources, "AWS::Events::EventBus", BusShape).map((bus) => bus.properties.Name),
  ]);
  const rules = declared(resources, "AWS::Events::Rule", RuleShape)
    .filter(({ properties }) => properties.State === "ENABLED")
    .map(({ id, properties }) => {
      for (const { Arn } of properties.Targets)
        if (!deps.handlers.has(Arn)) throw new Error(`${id}: the local stack cannot send events to ${Arn}`);
      return {
        bus: busName(properties.EventBusName),
        matches: compilePattern(properties.EventPattern),
        targets: properties.Targets,
      };
    });
  const { kept = NOTHING_KEPT } = deps;
  const invoke = makeAsyncInvoke(resources, deps);
  const counts: Record<string, number> = {};
  const recent: KeptEvent[] = [];

  return {
    put(event) {
      const bus = busName(event.bus);
      if (!buses.has(bus))
        throw new AwsError("ResourceNotFoundException", `Event bus ${bus} does not exist.`);
      const at = deps.now();
      counts[event.type] = (counts[event.type] ?? 0) + 1;
      recent.push({ ...event, at });
      if (recent.length > KEPT) recent.shift();
      const delivered = envelope(event, at);
      for (const rule of rules)
        if (rule.bus === bus && rule.matches(delivered))
          for (const target of rule.targets)
            void invoke({
              functionArn: target.Arn,
              event: delivered,
              deadLetters: target.DeadLetterConfig?.Arn,
            });
      return delivered.id;
    },
    counts: () => counts,
    recent: () => recent,
    async resume() {
      const left: (() => void)[] = [];
      for await (const [key, value] of kept.entries(INVOCATION)) {
        const invocation = Invocation.parse(value);
        left.push(() => void invoke(invocation, key));
      }
      return leftBehind(left);
    },
  };
}

const busName = (nameOrArn: string) => nameOrArn.split("/").at(-1) ?? nameOrArn;

function envelope({ source, type, detail, resources = [] }: BusEvent, at: Instant) {
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": type,
    source,
    account: ACCOUNT,
    time: `${new Date(at).toISOString().slice(0, 19)}Z`,
    region: REGION,
    resources,
    detail,
  };
}

/** Lambda's asynchronous invocation: tried again as often as the function's configuration says, then given up. */
function makeAsyncInvoke(
  resources: readonly Resource[],
  { handlers, queues, activity, now, log, kept = NOTHING_KEPT }: EventBusDeps,
) {
  const configs = new Map(
    declared(resources, "AWS::Lambda::EventInvokeConfig", InvokeConfigShape).map(({ properties }) => [
      properties.FunctionName,
      properties,
    ]),
  );
  const attempted = async ({ functionArn, event, deadLetters }: Invocation) => {
    const config = configs.get(functionArn.split(":").at(-1) ?? functionArn);
    const attempts = 1 + (config?.MaximumRetryAttempts ?? 2);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await handlers.invoke(functionArn, event);
      } catch (error) {
        if (attempt < attempts) continue;
        const { name, message } = error as Error;
        log(`event given up by ${functionArn} after ${attempts} attempts: ${name}: ${message}`);
        const destination = config?.DestinationConfig?.OnFailure.Destination ?? deadLetters;
        if (destination) queues.send(destination, { requestPayload: event, errorMessage: message }, now());
        return undefined;
      }
    }
  };
  return (invocation: Invocation, key = `${INVOCATION}${randomUUID()}`) =>
    activity.during(async () => {
      kept.put(key, invocation);
      await attempted(invocation);
      kept.delete(key);
    });
}

const INVOCATION = "invocation~";
/** An asynchronous call of a function that is not over. */
const Invocation = z.object({
  functionArn: z.string(),
  event: z.unknown(),
  deadLetters: z.union([z.string(), z.undefined()]).optional(),
});
type Invocation = z.infer<typeof Invocation>;
