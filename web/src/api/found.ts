import { ApiProblem } from "./problem.ts";
import { bodyOf } from "./use-api.ts";

/** The body of an answer, or null where the API has nothing under that name. */
export async function foundIn<T>(answer: Promise<{ readonly data?: T }>): Promise<T | null> {
  try {
    return await bodyOf(answer);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}
