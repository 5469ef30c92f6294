import type { components } from "./schema.d.ts";

export type ProblemDocument = components["schemas"]["Problem"];
type Refusal = components["schemas"]["Refusal"];

/** Why the API has refused a call: its own problem document, or the one line of API Gateway. */
export class ApiProblem extends Error {
  readonly status: number;
  /** `urn:comeback:problem:…`; absent where API Gateway has refused. */
  readonly type: ProblemDocument["type"] | undefined;
  readonly detail: string;
  /** Members of the request that are not as they should be. */
  readonly errors: NonNullable<ProblemDocument["errors"]>;
  /** All that came, with the members that some types of problems have. */
  readonly document: Partial<ProblemDocument>;

  constructor(status: number, said: Partial<ProblemDocument> & Partial<Refusal>) {
    const detail = said.detail ?? said.message ?? said.title ?? "";
    super(detail);
    this.name = "ApiProblem";
    this.status = status;
    this.type = said.type;
    this.detail = detail;
    this.errors = said.errors ?? [];
    this.document = said;
  }
}
