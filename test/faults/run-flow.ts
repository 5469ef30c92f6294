import { isDeepStrictEqual } from "node:util";
import { type Cloud, type Deployment, openCloud, type Snapshot } from "./cloud.ts";
import { type AwsCall, type FaultKind, type FaultPlan, makeFaults, makeRandom } from "./faults.ts";
import type { Flow } from "./flow.ts";
import { checkAlways } from "./invariants.ts";

export interface FlowReport {
  readonly cases: number;
  /** One line per case that broke a promise. */
  readonly broken: readonly string[];
}

export interface Effort {
  readonly seed: number;
  /** Cases of one flow at most; every one with Infinity. */
  readonly cases: number;
}

const KINDS: readonly FaultKind[] = [
  "crash-before",
  "crash-after",
  "lost-answer",
  "refused",
  "server-error",
  "outage",
];

/** Plays a flow once undisturbed, then once for every way in which one of its AWS calls can go wrong. */
export async function runFlow(
  deployment: Deployment,
  flow: Flow,
  effort: Effort,
  tell: (line: string) => void,
): Promise<FlowReport> {
  const snapshot = await arranged(deployment, flow);
  const undisturbed = await play(deployment, flow, snapshot);
  if (undisturbed.problem !== undefined) throw new Error(`${flow.name}, undisturbed: ${undisturbed.problem}`);
  const plans = chosen(plansFor(flow, undisturbed.calls, effort.seed), effort);
  const broken: string[] = [];
  for (const plan of plans) {
    const { problem, calls } = await play(deployment, flow, snapshot, plan, undisturbed.outcome);
    if (problem === undefined) continue;
    const operation = calls[plan.at - 1]?.operation;
    broken.push(
      `${flow.name}: ${plan.kind} at call ${plan.at} (${operation}), seed ${plan.seed}: ${problem}`,
    );
    tell(`faults: BROKEN ${broken.at(-1)}`);
  }
  const killPoints = new Set(plans.map(({ at }) => at)).size;
  tell(
    `faults: ${flow.name}: ${killPoints} of ${undisturbed.calls.length} kill points, ${plans.length} cases`,
  );
  return { cases: plans.length, broken };
}

function plansFor(flow: Flow, calls: readonly AwsCall[], seed: number): readonly FaultPlan[] {
  return calls.flatMap(({ operation }, index) => {
    const kinds: readonly FaultKind[] = flow.kinds ?? [
      ...KINDS,
      ...(flow.recover ? (["down"] as const) : []),
      ...(operation === "PutEvents" ? (["half-done"] as const) : []),
    ];
    return kinds.map((kind, which) => ({ kind, at: index + 1, seed: seed * 7_919 + index * 31 + which }));
  });
}

/** Every call is hit at least once where there is room for that; which cases the rest are, the seed says. */
function chosen(plans: readonly FaultPlan[], { seed, cases }: Effort): readonly FaultPlan[] {
  if (plans.length <= cases) return plans;
  const random = makeRandom(seed);
  const shuffled = plans
    .map((plan) => ({ plan, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ plan }) => plan);
  const hit = new Set<number>();
  const first = shuffled.filter(({ at }) => !hit.has(at) && hit.add(at));
  const rest = shuffled.filter((plan) => !first.includes(plan));
  return [...first, ...rest].slice(0, cases).sort((a, b) => a.at - b.at);
}

async function arranged(deployment: Deployment, flow: Flow): Promise<Snapshot> {
  const cloud = await openCloud(
    deployment,
    flow.at,
    makeFaults(() => false),
  );
  await flow.arrange?.(cloud);
  await cloud.settled();
  const snapshot = cloud.snapshot();
  cloud.close();
  return snapshot;
}

async function play(
  deployment: Deployment,
  flow: Flow,
  snapshot: Snapshot,
  plan?: FaultPlan,
  expected?: unknown,
) {
  const faults = makeFaults((caller) => flow.about.includes(caller), plan);
  const cloud = await openCloud(deployment, snapshot, faults);
  const outcome = { value: undefined as unknown };
  const problem = await problemOf(async () => {
    outcome.value = await ended(cloud, flow, plan?.kind);
    if (plan && !isDeepStrictEqual(outcome.value, expected))
      throw new Error(`it came to something else\n${differences(expected, outcome.value)}`);
  });
  cloud.close();
  return { outcome: outcome.value, calls: faults.calls(), problem };
}

async function ended(cloud: Cloud, flow: Flow, kind: FaultKind | undefined): Promise<unknown> {
  await flow.act(cloud);
  await cloud.settled();
  cloud.faults.heal();
  await flow.recover?.(cloud);
  await cloud.settled();
  await checkAlways(cloud, kind);
  return flow.outcome(cloud);
}

async function problemOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const MOST_LINES = 16;

/** The lines that only one of the two has, written as JSON. */
function differences(expected: unknown, came: unknown): string {
  const [before, after] = [expected, came].map((value) => JSON.stringify(value, undefined, 1).split("\n"));
  const missing = before?.filter((line) => !after?.includes(line)).map((line) => `- ${line}`) ?? [];
  const more = after?.filter((line) => !before?.includes(line)).map((line) => `+ ${line}`) ?? [];
  return [...missing.slice(0, MOST_LINES), ...more.slice(0, MOST_LINES)].join("\n");
}
