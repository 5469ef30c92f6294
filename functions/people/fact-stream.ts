import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type { Projection } from "../../src/app/people/project.ts";
import { FactImage } from "../../src/contracts/fact-item.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { logLine } from "../middleware/observed.ts";

/**
 * Answers a batch of the fact stream with its first failed record: Lambda delivers that one and all after it again,
 * and halves the batch until a record that never succeeds stands alone. The others have been projected by then, and
 * are again without harm.
 */
export function makeFactStream(project: (facts: readonly Fact[]) => Promise<readonly Projection[]>) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const added = Records.filter(({ eventName }) => eventName === "INSERT");
    const parsed = added.map((record) => parse(record));
    const facts = parsed.flatMap((record) => ("fact" in record ? [record.fact] : []));
    const projections = await project(facts);
    const projectionOf = new Map(facts.map((fact, index) => [fact, projections[index]]));
    const results = parsed.map((record) => ("fact" in record ? projectionOf.get(record.fact) : record));
    const firstFailed = results.findIndex((result) => result?.ok === false);
    for (const result of new Set(results)) if (result?.ok === false) log(result.error);
    const itemIdentifier = added[firstFailed]?.dynamodb?.SequenceNumber ?? "";
    return { batchItemFailures: firstFailed < 0 ? [] : [{ itemIdentifier }] };
  };
}

/** What is wrong with a record is not said: the text around it may be somebody's name. */
function parse({ dynamodb }: DynamoDBRecord): { readonly fact: Fact } | Extract<Projection, { ok: false }> {
  const { data: fact, success } = FactImage.safeParse(dynamodb?.NewImage);
  if (success) return { fact };
  return { ok: false, error: new Error(`record ${dynamodb?.SequenceNumber} holds no fact`) };
}

function log(error: unknown): void {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  logLine({ function: "project", level: "error", error: name, message });
}
