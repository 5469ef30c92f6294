import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Environment } from "../../src/contracts/environment.ts";
import { flat, functionsOf, resourcesOf, synthesized } from "../support/template.ts";

const { running } = synthesized();
const functions = functionsOf(running);
const folder = new URL("../../functions/", import.meta.url);

describe("functions", () => {
  it("are deployed one for one with the files of functions/", () => {
    const files = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => entry.name.replace(/\.ts$/, ""));
    expect(functions.map(({ name }) => name).sort()).toEqual(files.sort());
  });

  it("say where the local stack finds their source", () => {
    for (const { name } of functions) expect(existsSync(new URL(`${name}.ts`, folder)), name).toBe(true);
  });

  it("run on Node.js 24 on arm64", () => {
    for (const { Properties } of functions) {
      expect(Properties.Runtime).toBe("nodejs24.x");
      expect(Properties.Architectures).toEqual(["arm64"]);
    }
  });

  it("write to a log group of their own that forgets after a month", () => {
    const groups = new Map(
      resourcesOf(running, "AWS::Logs::LogGroup").map((group) => [`<${group.id}>`, group]),
    );
    const used = functions.map(({ Properties }) =>
      flat((Properties.LoggingConfig as { LogGroup: unknown }).LogGroup),
    );
    expect(new Set(used).size).toBe(functions.length);
    for (const group of used) expect(groups.get(group)?.Properties.RetentionInDays).toBe(30);
  });

  it("leave no log group to be made by AWS, which would keep it for ever", () => {
    for (const group of resourcesOf(running, "AWS::Logs::LogGroup"))
      expect(group.Properties.RetentionInDays, group.id).toBe(group.id.startsWith("AdminLog") ? 90 : 30);
    const makers = JSON.stringify(resourcesOf(running, "AWS::IAM::Policy"));
    expect(makers).not.toContain("logs:CreateLogGroup");
  });

  const reservedIn = (templates: typeof running) =>
    Object.fromEntries(
      functionsOf(templates).flatMap(({ name, Properties }) =>
        Properties.ReservedConcurrentExecutions
          ? [[name, Number(Properties.ReservedConcurrentExecutions)]]
          : [],
      ),
    );

  it("keep room for each other: a flood of events leaves some to unsubscribe, to project and to send", () => {
    const reserved = reservedIn(running);
    for (const name of ["ingest-segment", "ingest-shopify", "unsubscribe", "project", "chain-step"])
      expect(reserved[name], name).toBeGreaterThan(0);
    const sum = Object.values(reserved).reduce((total, one) => total + one, 0);
    // Nights take 100 at a time; AWS wants another 100 left for whatever else there is.
    expect(1000 - sum).toBeGreaterThanOrEqual(200);
  });

  it("share what the account has, and nothing where that is too little", () => {
    const { running: large } = synthesized({ lambdaConcurrency: "5000" });
    expect(reservedIn(large)["ingest-segment"]).toBe(5 * (reservedIn(running)["ingest-segment"] ?? 0));
    expect(reservedIn(synthesized({ lambdaConcurrency: 10 }).running)).toEqual({});
    const { running: small } = synthesized({ lambdaConcurrency: 300 });
    const sum = Object.values(reservedIn(small)).reduce((total, one) => total + one, 0);
    expect(300 - sum).toBeGreaterThanOrEqual(100);
  });

  it("know only variables of the contract, and mean the same thing by each", () => {
    const meanings = new Map<string, string>();
    for (const { name, environment } of functions)
      for (const [variable, value] of Object.entries(environment)) {
        if (variable === "NODE_OPTIONS") continue;
        expect(Object.keys(Environment.shape), `${name}: ${variable}`).toContain(variable);
        expect(meanings.get(variable) ?? flat(value), `${name}: ${variable}`).toBe(flat(value));
        meanings.set(variable, flat(value));
      }
  });
});
