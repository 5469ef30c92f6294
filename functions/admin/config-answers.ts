import type { ConfigCheck } from "../../src/app/config/check-config.ts";
import type { AskedBy } from "../../src/app/config/jobs/documents.ts";
import type { FileProblem } from "../../src/app/config/publish-config.ts";
import { UPLOAD_INSTEAD } from "../../src/contracts/admin-config.ts";
import type { AnswerOf } from "../../src/contracts/admin-shapes.ts";
import { CONFIG_MAILS_AT_ONCE } from "../../src/contracts/config-limits.ts";
import { refoldUsd } from "../../src/contracts/refold-cost.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { Refused } from "./admin-handler.ts";
import type { AdminEvent } from "./audited.ts";

export const problemsInWords = (count: number, but: string): string =>
  `${count} problem${count === 1 ? "" : "s"}; ${but}`;

export const wrongConfig = (problems: readonly FileProblem[], but: string): Refused => ({
  problem: { kind: "wrong-config", detail: problemsInWords(problems.length, but), more: { problems } },
});

export const badUpload = (why: string): Refused => ({
  problem: { kind: "not-possible", detail: `the upload cannot be taken: ${why}`, place: "body.upload" },
});

/** Rendering them takes longer than an answer may. */
export function tooManyMails(files: Readonly<Record<string, string>>): Refused {
  const mails = Object.keys(files).filter((path) => path.startsWith("templates/")).length;
  const detail = `${mails} mails are more than can be rendered while you wait (${CONFIG_MAILS_AT_ONCE}). ${UPLOAD_INSTEAD}`;
  return { problem: { kind: "body-too-large", detail, place: "body.files" } };
}

/** With what folding profiles again costs at most, in US dollars at list prices. */
export function withCost({ refolding, customers, ...check }: ConfigCheck): AnswerOf<"POST /v1/config/check"> {
  const usd = customers === undefined ? {} : { usd: refoldUsd(customers) };
  return {
    ...check,
    ...defined({ customers }),
    ...(refolding && { refolding: { ...refolding, ...usd } }),
  };
}

export function askedBy({ caller }: AdminEvent): AskedBy {
  const { subject = "", client, role } = caller ?? {};
  return { subject, ...defined({ client, role }) };
}
