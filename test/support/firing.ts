import { logTo } from "../../functions/middleware/observed.ts";
import { AlarmShape } from "../../local/alarms/alarm-rule.ts";
import { makeLocalAlarms } from "../../local/alarms/alarms.ts";
import type { Datum } from "../../local/alarms/log-metrics.ts";
import { declared, type Resource } from "../../local/template/resources.ts";
import { resolveTemplates } from "../../local/template/template.ts";
import type { Instant } from "../../src/domain/basics/calendar.ts";
import { synthesized } from "./template.ts";

const START = Date.UTC(2026, 2, 1, 12);

/** As in the name that CloudFormation gives it. */
const plain = (id: string) => id.replace(/[0-9A-F]{8}$/, "");

export interface Deployed {
  readonly resources: readonly Resource[];
  /** The alarms by name. */
  readonly alarms: ReadonlyMap<string, ReturnType<typeof rulesOf>[number]>;
  /** The resource of a type with that id, or the only one whose id begins so. */
  find(type: string, name: string): Resource;
}

const rulesOf = (resources: readonly Resource[]) =>
  declared(resources, "AWS::CloudWatch::Alarm", AlarmShape).map(({ id, properties }) => ({
    ...{ name: plain(id), rule: properties },
  }));

/** A deployment's resources, as its templates have them. */
export function deployed(): Deployed {
  const { data, service, users, admin } = synthesized({
    ...{ mailDomain: "shop.example", pageOrigin: "http://127.0.0.1:4409" },
  });
  const named = Object.entries({
    ...{ ComebackData: data, ComebackService: service },
    ...{ ComebackUsers: users, ComebackAdmin: admin },
  });
  const templates = named.flatMap(([name, template]) =>
    template ? [{ name, template: template.toJSON() }] : [],
  );
  const { resources } = resolveTemplates(templates, { api: "http://api", admin: "http://admin" });
  return {
    resources,
    alarms: new Map(rulesOf(resources).map((one) => [one.name, one])),
    find(type, name) {
      const all = resources.filter((one) => one.type === type);
      const found = all.find(({ id }) => plain(id) === name);
      const [only, ...others] = all.filter(({ id }) => id.startsWith(name));
      if (found) return found;
      if (!only || others.length > 0) throw new Error(`not one ${type} begins with ${name}`);
      return only;
    },
  };
}

/** What a trouble can do to a deployment's alarms. */
export interface World {
  /** The log of the function whose id begins so gets what `work` logs. */
  logging(functionId: string, work: () => unknown): Promise<void>;
  /** AWS measures something. */
  measured(datum: Datum): void;
  pass(ms: number): void;
  /** Names of the alarms that ring. */
  ringing(): readonly string[];
}

/** Alarms over nothing but a clock. */
export function quietWorld({ resources, find }: Deployed): World {
  let now: Instant = START;
  const alarms = makeLocalAlarms(resources, { now: () => now, onChange: () => {} });
  return {
    async logging(functionId, work) {
      const { LoggingConfig } = find("AWS::Lambda::Function", functionId).properties as {
        readonly LoggingConfig: { readonly LogGroup: string };
      };
      logTo((line) => alarms.logged(LoggingConfig.LogGroup, line));
      try {
        await work();
      } finally {
        logTo(() => {});
      }
    },
    measured: alarms.measured,
    pass(ms) {
      now += ms;
    },
    ringing: () =>
      alarms
        .states()
        .filter(({ state }) => state === "ALARM")
        .map(({ name }) => plain(name.replace(/^\w+-|-LOCAL$/g, ""))),
  };
}
