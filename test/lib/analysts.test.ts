import { describe, expect, it } from "vitest";
import { QUESTIONS } from "../../src/contracts/analyst-questions/questions.ts";
import { TABLE_NAMES } from "../../src/domain/analysts/tables.ts";
import { flat, functionsOf, resourcesOf, synthesized } from "../support/template.ts";

const { analysts, data, service } = synthesized();
if (!analysts) throw new Error("no stack for analysts");

const tables = resourcesOf(analysts, "AWS::Glue::Table").map(
  ({ Properties }) => Properties.TableInput as Readonly<Record<string, unknown>>,
);
const tableOf = (name: string) => tables.find((one) => one.Name === name);

describe("the catalogue for analysts", () => {
  it("has every table that the night writes, in the folder where it writes it", () => {
    expect(tables.map(({ Name }) => Name).sort()).toEqual([...TABLE_NAMES].sort());
    for (const { Name, StorageDescriptor } of tables)
      expect(flat((StorageDescriptor as { Location: unknown }).Location)).toMatch(
        new RegExp(`^s3://<.*Results.*>/analyst/${Name}/$`),
      );
  });

  it("tells Athena the days of partitions, so that nobody has to list them, for as long as files are kept", () => {
    const kept = resourcesOf(data, "AWS::S3::Bucket").flatMap(({ Properties }) => {
      const { Rules } = Properties.LifecycleConfiguration as {
        Rules: { Prefix?: string; ExpirationInDays?: number }[];
      };
      return Rules.flatMap(({ Prefix, ExpirationInDays }) =>
        Prefix?.startsWith("analyst/") ? [[Prefix.split("/")[1], ExpirationInDays] as const] : [],
      );
    });
    expect(kept.length).toBeGreaterThan(0);
    for (const [name, days] of kept)
      expect(tableOf(name ?? "")).toMatchObject({
        PartitionKeys: [{ Name: "dt", Type: "date" }],
        Parameters: {
          "projection.enabled": "true",
          "projection.dt.range": `NOW-${days}DAYS,NOW+1DAY`,
        },
      });
    const partitioned = tables.filter(({ PartitionKeys }) => PartitionKeys).map(({ Name }) => Name);
    expect(partitioned.sort()).toEqual(kept.map(([name]) => name).sort());
  });

  it("stops queries that read too much, and encrypts the answers", () => {
    const [workgroup] = resourcesOf(analysts, "AWS::Athena::WorkGroup");
    expect(workgroup?.Properties.WorkGroupConfiguration).toMatchObject({
      BytesScannedCutoffPerQuery: 10_000_000_000,
      EnforceWorkGroupConfiguration: true,
      ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: "SSE_KMS" } },
    });
  });

  it("has the questions of the command line", () => {
    const named = resourcesOf(analysts, "AWS::Athena::NamedQuery").map(({ Properties }) => [
      Properties.Name,
      Properties.QueryString,
    ]);
    expect(named.sort()).toEqual(QUESTIONS.map(({ name, sql }) => [name, sql]).sort());
  });
});

describe("a deployment that never writes files for analysts", () => {
  const without = synthesized({ analystFiles: "never" });

  it("has neither a catalogue nor a function for them", () => {
    expect(without.analysts).toBeUndefined();
    expect(functionsOf(service).map(({ name }) => name)).toContain("nightly-files");
    expect(functionsOf(without.service).map(({ name }) => name)).not.toContain("nightly-files");
  });
});
