import { execFileSync } from "node:child_process";
import * as z from "zod";
import manifest from "../package.json" with { type: "json" };

/** Prints the bill of materials (CycloneDX 1.5, JSON) of what runs. npm takes the folder's name for the application's. */
const Bill = z.looseObject({
  $schema: z.string(),
  bomFormat: z.literal("CycloneDX"),
  specVersion: z.literal("1.5"),
  serialNumber: z.string(),
  version: z.number(),
  metadata: z.looseObject({
    component: z.looseObject({ "bom-ref": z.string(), type: z.literal("application"), name: z.string() }),
  }),
});

const MOST_BYTES = 100_000_000;
const args = ["sbom", "--sbom-format=cyclonedx", "--sbom-type=application", "--omit=dev"];
const bill = Bill.parse(JSON.parse(execFileSync("npm", args, { encoding: "utf8", maxBuffer: MOST_BYTES })));
const { name, version } = manifest;
Object.assign(bill.metadata.component, { name, version });
process.stdout.write(`${JSON.stringify(bill, undefined, 2)}\n`);
