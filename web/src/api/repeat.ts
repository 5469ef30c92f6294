import { ApiProblem } from "./problem.ts";

/** Whether the same call may do better a moment later: the API did not answer, or said that it could not now. */
export const isWorthRepeating = (error: Error): boolean =>
  !(error instanceof ApiProblem) || error.status === 429 || error.status >= 500;
