import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type { Outcome } from "../../src/app/people/project.ts";
import { FactImage } from "../../src/contracts/fact-item.ts";
import type { Fact } from "../../src/domain/facts/facts.ts";
import { logLine } from "../middleware/observed.ts";

/**
 * Answers a batch of the fact stream with its first failed record: Lambda delivers that one and all after it again,
 * and halves the batch until a record that never succeeds stands alone. The others have been projected by then, and
 * are again without harm.
 */
export function makeFactStream(project: (facts: readonly Fact[]) => Promise<readonly Outcome[]>) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const added = Records.filter(({ eventName }) => eventName === "INSERT");
    const parsed = added.map((record) => parse(record));
    const outcomes = await project(parsed.flatMap((one) => ("fact" in one ? [one.fact] : [])));
    const ofFacts = outcomes.values();
    const ofRecords = parsed.map((one) => ("fact" in one ? ofFacts.next().value : one));
    const first = ofRecords.findIndex((outcome) => outcome?.ok === false);
    for (const outcome of new Set(ofRecords)) if (outcome?.ok === false) log(outcome.error);
    const itemIdentifier = added[first]?.dynamodb?.SequenceNumber ?? "";
    return { batchItemFailures: first < 0 ? [] : [{ itemIdentifier }] };
  };
}

/** What is wrong with a record is not said: the text around it may be somebody's name. */
function parse({ dynamodb }: DynamoDBRecord): { readonly fact: Fact } | Extract<Outcome, { ok: false }> {
  const { data: fact, success } = FactImage.safeParse(dynamodb?.NewImage);
  if (success) return { fact };
  return { ok: false, error: new Error(`record ${dynamodb?.SequenceNumber} holds no fact`) };
}

function log(error: unknown): void {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  logLine({ function: "project", level: "error", error: name, message });
}
