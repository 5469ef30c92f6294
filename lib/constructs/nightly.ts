import { Duration, TimeZone } from "aws-cdk-lib";
import { Schedule, ScheduleExpression } from "aws-cdk-lib/aws-scheduler";
import { StepFunctionsStartExecution } from "aws-cdk-lib/aws-scheduler-targets";
import {
  Choice,
  Condition,
  DistributedMap,
  Fail,
  type IChainable,
  JsonPath,
  Pass,
  type State,
  type StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
  type TaskStateBase,
} from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import type { Access } from "./house/access.ts";
import { Alert } from "./house/alert.ts";
import { NodeFunction } from "./house/node-function.ts";
import { ownMetric } from "./house/own-metric.ts";
import type { Platform } from "./house/platform.ts";
import { acknowledgeMailRate } from "./house/sender.ts";
import { invoke, Workflow } from "./house/workflow.ts";

const HURTS = "Segments, scores and tiers stay as they were yesterday and segment chains enrol nobody.";

/** Shards at a time: far below an account's 1,000 concurrent functions, so that the night never starves ingestion. */
const SHARDS_AT_ONCE = 100;

/**
 * When the night begins, in the shop's time zone. At 05:00 once more: where clocks jump from 03:00 to 04:00 in spring
 * (Athens, Kyiv, Riga) Scheduler leaves that day's 03:00 out, and a night that failed gets another chance. A date that
 * is done is not done again.
 */
const HOURS = "3,5";

/** Every night at 03:00 in the shop's time zone: plan, fold again who has to be, measure in shards, fit, score in shards, publish. */
export class Nightly extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: { platform: Platform; timeZone: string }) {
    super(scope, id);
    this.machine = new Workflow(this, "Machine", {
      platform: props.platform,
      definition: this.definition(props.platform),
      hurts: `A night failed. ${HURTS}`,
      runbook: "night",
    });
    new Schedule(this, "Schedule", {
      description: "Comeback: the nightly recompute",
      schedule: ScheduleExpression.cron({ minute: "0", hour: HOURS, timeZone: TimeZone.of(props.timeZone) }),
      target: new StepFunctionsStartExecution(this.machine, {
        maxEventAge: Duration.hours(6),
        retryAttempts: 20,
      }),
    });
    this.alarmWhenMissed();
    this.alarmWhenHeld();
    this.alarmWhenPutAside();
    this.alarmWhenQuiet();
  }

  private definition(platform: Platform): IChainable {
    const { customers, tastes, checkpoints, events, keys, config, journal, quarantine } = platform;
    const { bus, chains, results, analystSetting } = platform;
    const runs = config("GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem");
    const task = (name: string, memory: number, access: readonly Access[]) =>
      new NodeFunction(this, `nightly-${name}`, {
        platform,
        memory,
        timeout: Duration.minutes(15),
        access,
        hurts: HURTS,
        runbook: "night",
        alarmOn: "nothing",
      });
    const plan = task("plan", 512, [customers("DescribeTable", "Scan"), runs, analystSetting]);
    const refold = task("refold", 1769, [
      customers("GetItem", "Scan", "UpdateItem"),
      tastes("GetItem", "PutItem"),
      checkpoints("GetItem", "PutItem"),
      events("Query", "PutItem"),
      journal("GetItem", "PutItem", "DeleteItem"),
      quarantine,
      keys,
      runs,
    ]);
    const measure = task("measure", 1769, [customers("Scan"), tastes("Scan"), quarantine, runs]);
    const fit = task("fit", 1769, [journal("Query"), runs]);
    const score = task("score", 1769, [
      customers("BatchGetItem", "GetItem", "Scan", "UpdateItem"),
      tastes("Scan"),
      // Levels are told and referrals rewarded as facts.
      events("Query", "PutItem"),
      journal("BatchGetItem", "GetItem", "Query"),
      runs,
    ]);
    const ledger = task("ledger", 1769, [
      journal("GetItem", "Query"),
      quarantine,
      // Wallets are recounted from the facts, and what a till has not told to its end is told.
      customers("GetItem"),
      events("Query", "PutItem"),
      runs,
    ]);
    const counted = task("results", 1769, [
      customers("GetItem", "BatchGetItem"),
      journal("GetItem"),
      results("read", "write"),
      config("GetItem", "Query", "UpdateItem"),
    ]);
    const publish = task("publish", 1769, [
      customers("GetItem", "BatchGetItem"),
      events("DescribeTable", "Scan"),
      journal("GetItem", "Query", "PutItem", "UpdateItem"),
      results("read", "write", "remove"),
      runs,
      bus,
      chains,
    ]);
    const failed = this.failed(plan);
    const orFail = <S extends DistributedMap | TaskStateBase>(state: S): S => {
      state.addCatch(failed, { resultPath: "$.failed" });
      return state;
    };
    const work = orFail(this.overShards("Measure", measure))
      .next(orFail(invoke(this, "Fit", { lambdaFunction: fit, resultPath: JsonPath.DISCARD })))
      .next(orFail(this.overShards("Score", score)));
    const end = orFail(invoke(this, "Publish", { lambdaFunction: publish }));
    const digest = this.digestIfDue(platform);
    const after = end.next(analystSetting.value === "never" ? digest : this.filesIfAny(platform, digest));
    const codes = new Choice(this, "Any codes or points?")
      .when(
        Condition.isPresent("$.ledger"),
        orFail(this.overShards("Ledger", ledger, "$.ledger")).next(after),
      )
      .otherwise(after);
    work.next(
      new Choice(this, "Any results?")
        .when(
          Condition.isPresent("$.results"),
          orFail(this.overShards("Results", counted, "$.results")).next(codes),
        )
        .otherwise(codes),
    );
    const isDone = Condition.and(
      Condition.isPresent("$.because"),
      Condition.stringEquals("$.because", "done"),
    );
    // No night was computed: whoever counts those that have succeeded must not count this one.
    const skipped = new Fail(this, "Skipped", { errorPath: "$.because", causePath: "$.skip" });
    // A repeated plan task is known by the name of its execution, and takes up its own lease again.
    const name = new Pass(this, "Name", { inputPath: "$$.Execution.Name", resultPath: "$.execution" });
    return name.next(invoke(this, "Plan", { lambdaFunction: plan })).next(
      new Choice(this, "Anything to do?")
        .when(Condition.and(Condition.isPresent("$.skip"), isDone), new Succeed(this, "Nothing to do"))
        .when(Condition.isPresent("$.skip"), skipped)
        .when(
          Condition.isPresent("$.refold"),
          orFail(this.overShards("Refold", refold, "$.refold")).next(work),
        )
        .otherwise(work),
    );
  }

  /** A night that has failed gives its lease back, so that the next one need not wait until it is over. */
  private failed(plan: NodeFunction): State {
    const end = new Fail(this, "Night failed", { errorPath: "$.failed.Error", causePath: "$.failed.Cause" });
    const giveBack = invoke(this, "Give the lease back", {
      lambdaFunction: plan,
      payload: TaskInput.fromObject({ giveBack: JsonPath.numberAt("$.fence") }),
      resultPath: JsonPath.DISCARD,
    });
    giveBack.addCatch(end, { resultPath: JsonPath.DISCARD }).next(end);
    return giveBack;
  }

  /** A night is done whether or not its files for analysts can be written, which have an alarm of their own. */
  private filesIfAny(platform: Platform, next: Choice): IChainable {
    const { customers, config, journal, results } = platform;
    const files = new NodeFunction(this, "nightly-files", {
      platform,
      memory: 1769,
      timeout: Duration.minutes(15),
      access: [
        customers("BatchGetItem", "GetItem", "Scan", "UpdateItem"),
        journal("Query"),
        config("GetItem", "Query"),
        results("read", "write", "remove"),
      ],
      hurts: "Analysts see the shop as it was a night before; customers notice nothing.",
      runbook: "night",
    });
    const written = this.overShards("Files", files, "$.files");
    written.addCatch(next, { resultPath: JsonPath.DISCARD });
    return new Choice(this, "Any files?")
      .when(Condition.isPresent("$.files"), written.next(next))
      .otherwise(next);
  }

  /** A night is done whether or not its digest can be mailed, which has an alarm of its own. */
  private digestIfDue(platform: Platform): Choice {
    const { config, journal, results, mail, mailRate } = platform;
    const digest = new NodeFunction(this, "nightly-digest", {
      platform,
      memory: 1769,
      timeout: Duration.minutes(5),
      access: [
        config("GetItem", "Query", "PutItem", "DeleteItem"),
        journal("GetItem", "Query"),
        results("read"),
      ],
      permissions: [...mail.permissions, ...mailRate.permissions],
      hurts: "People of the shop do not get the figures of the week by mail; customers notice nothing.",
      runbook: "night",
    });
    acknowledgeMailRate(digest, platform);
    const done = new Succeed(this, "Done");
    const mailed = invoke(this, "Digest", { lambdaFunction: digest, resultPath: JsonPath.DISCARD });
    mailed.addCatch(done, { resultPath: JsonPath.DISCARD }).next(done);
    return new Choice(this, "Any digest?").when(Condition.isPresent("$.digest"), mailed).otherwise(done);
  }

  /** Results go to the config table, so a task answers nothing: ten thousand shards stay below 256 KiB of state. */
  private overShards(id: string, lambdaFunction: NodeFunction, from = "$"): DistributedMap {
    return new DistributedMap(this, id, {
      itemsPath: `${from}.shards`,
      itemSelector: {
        run: JsonPath.stringAt("$.run"),
        fence: JsonPath.numberAt("$.fence"),
        shardCount: JsonPath.numberAt(`${from}.shardCount`),
        shard: JsonPath.numberAt("$$.Map.Item.Value"),
      },
      maxConcurrency: SHARDS_AT_ONCE,
      mapExecutionType: StateMachineType.STANDARD,
      resultPath: JsonPath.DISCARD,
    }).itemProcessor(invoke(this, `${id} a shard`, { lambdaFunction, resultSelector: {} }));
  }

  private alarmWhenHeld(): void {
    new Alert(this, "Held", {
      metric: ownMetric("held").with({ period: Duration.hours(1) }),
      // Every night says it again until somebody has decided.
      lasting: 24,
      hurts:
        "More customers than ever were to enter a chain in one night. None of them has, and none will before somebody approves.",
      runbook: "held-entries",
    });
  }

  private alarmWhenPutAside(): void {
    new Alert(this, "PutAside", {
      metric: ownMetric("putAside").with({ period: Duration.hours(1) }),
      // Every night says it again as long as any is there.
      lasting: 24,
      hurts:
        "Records of customers cannot be read. Everybody else is scored and mailed as ever; these customers are left out of nights and of steps of chains.",
      runbook: "quarantine",
    });
  }

  private alarmWhenQuiet(): void {
    new Alert(this, "Quiet", {
      metric: ownMetric("sourcesQuiet").with({ period: Duration.hours(1) }),
      // Every night says it again until the source speaks.
      lasting: 24,
      hurts:
        "A source of the shop's events has been silent for half as long again as ever in five weeks: its orders are missing, and customers may be written to about what they have bought.",
      runbook: "quiet-sources",
    });
  }

  private alarmWhenMissed(): void {
    new Alert(this, "Missed", {
      metric: this.machine.metricSucceeded({ period: Duration.hours(1), statistic: "Sum" }),
      below: 1,
      periods: 26,
      silence: true,
      hurts: `No night has been completed for 26 hours. ${HURTS}`,
      runbook: "night",
    });
  }
}
