import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Environment } from "../../src/contracts/environment.ts";
import { flat, functionsOf, resourcesOf, synthesized } from "../support/template.ts";

const { service } = synthesized();
const functions = functionsOf(service);
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
      resourcesOf(service, "AWS::Logs::LogGroup").map((group) => [`<${group.id}>`, group]),
    );
    const used = functions.map(({ Properties }) =>
      flat((Properties.LoggingConfig as { LogGroup: unknown }).LogGroup),
    );
    expect(new Set(used).size).toBe(functions.length);
    for (const group of used) expect(groups.get(group)?.Properties.RetentionInDays).toBe(30);
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
