import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

let edition: Promise<string> | undefined;

/**
 * What stands for the code of this function: of one that is deployed, a digest of its one file; elsewhere, where code is
 * many files that may change, this process alone.
 */
export function codeEdition(): Promise<string> {
  edition ??= process.env.AWS_LAMBDA_FUNCTION_NAME ? digestOfFile() : Promise.resolve(randomUUID());
  return edition;
}

const digestOfFile = async (): Promise<string> =>
  createHash("sha256")
    .update(await readFile(fileURLToPath(import.meta.url)))
    .digest("hex");
