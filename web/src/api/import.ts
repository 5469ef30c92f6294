import { isWorthRepeating } from "./repeat.ts";
import type { paths } from "./schema.d.ts";
import { type ApiClient, bodyOf } from "./use-api.ts";

export type ImportPart = NonNullable<
  paths["/v1/import"]["post"]["requestBody"]
>["content"]["application/json"];

const ATTEMPTS = 6;
const PAUSE_MS = 500;

/** Sends one part of a file; again where that may help, because what was taken before changes nothing. */
export async function sendPart(api: ApiClient, body: ImportPart) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await bodyOf(api.POST("/v1/import", { body }));
    } catch (error) {
      const mayHelp = error instanceof Error && isWorthRepeating(error);
      if (!mayHelp || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 2 ** attempt));
    }
  }
}
