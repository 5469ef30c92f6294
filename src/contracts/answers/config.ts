import * as z from "zod";
import { VersionRequest } from "../admin.ts";
import { Currency, Day, InLanguages, Instant, Nothing } from "./basics.ts";
import type { Shapes } from "./shape.ts";

const summary = {
  version: z.int(),
  publishedAt: Instant,
  by: z.string().describe("The id of a person or a client, or who published from the command line"),
  note: z.string().exactOptional(),
  digest: z.string().describe("SHA-256 of the files"),
};

export const ConfigVersion = z
  .object(summary)
  .meta({ id: "ConfigVersion", description: "One published version of the config" });

export const ConfigArchive = z
  .object({
    url: z.string().describe("To be fetched within 15 minutes, without a token"),
    bytes: z.int(),
  })
  .meta({ id: "ConfigArchive", description: "Where a zip of files is" });

const ChainOverview = z
  .object({
    id: z.string(),
    enter: z.string().describe("What enters it: `event NAME`, `segment NAME`, `date NAME`, …"),
    mails: z.int().describe("Steps that send one"),
    paused: z.boolean(),
  })
  .meta({ id: "ChainOverview" });

const Named = z.record(z.string(), InLanguages).describe("By id");

const Shop = z.object({
  name: z.string(),
  url: z.string(),
  currency: Currency,
  timeZone: z.string(),
  languages: z.array(z.string()),
  defaultLanguage: z.string(),
  periodDays: z.int(),
  version: z.int().describe("Of the config in force"),
  names: z
    .object({ segments: Named, chains: Named, campaigns: Named, offers: Named })
    .describe("How the config in force calls what other answers tell by id"),
});

export const CONFIG_SHAPES = {
  "GET /v1/shop": {
    summary: "The shop, and the night that all figures are of",
    request: Nothing,
    answer: z.object({
      shop: Shop.nullable().describe("Null before the first publication"),
      night: Day.nullable().describe("The last night that is computed; null before the first one"),
      now: Instant.describe("By the deployment's clock, which runs ahead on a local stack"),
    }),
  },
  "GET /v1/config": {
    summary: "The config in force and its history",
    request: Nothing,
    answer: z.object({
      version: z.int().nullable().describe("In force; null before the first publication"),
      chains: z.array(ChainOverview).describe("Of the version in force"),
      history: z.array(ConfigVersion).describe("Newest first"),
    }),
  },
  "GET /v1/openapi.json": {
    summary: "This document",
    description: "Of the version of Comeback that is deployed.",
    request: Nothing,
    answer: z.looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) }),
  },
  "GET /v1/config/{version}": {
    summary: "One version with its files",
    description:
      "With their text, or with the address of a zip of them where they are too large for an answer, or with `as=archive`.",
    request: VersionRequest,
    answer: z.object({
      ...summary,
      files: z
        .record(z.string(), z.string())
        .exactOptional()
        .describe(
          "As they were written, by their path in the config's folder. Absent where `archive` is there",
        ),
      archive: ConfigArchive.exactOptional().describe("Of what is too large for an answer"),
    }),
  },
} satisfies Shapes<"admin-config">;
