import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

let edition: string | undefined;

/**
 * What stands for the code of this function: of one that is deployed, a digest of its one file; elsewhere, where code is
 * many files that may change, this process alone.
 */
export function codeEdition(): string {
  edition ??= process.env.AWS_LAMBDA_FUNCTION_NAME
    ? createHash("sha256")
        .update(readFileSync(fileURLToPath(import.meta.url)))
        .digest("hex")
    : randomUUID();
  return edition;
}
