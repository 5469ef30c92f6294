import type { ChangeRead, Wanted } from "../../src/app/team/read-changes.ts";
import { defined } from "../../src/domain/basics/defined.ts";
import type { ChangesAccess } from "./access.ts";

/** The newest `most` lines that are wanted, none older than `since`. */
export async function collectChanges(
  { page }: ChangesAccess,
  { since, most, ...wanted }: Omit<Wanted, "after"> & { readonly since?: number; readonly most: number },
): Promise<readonly ChangeRead[]> {
  const found: ChangeRead[] = [];
  let after: string | undefined;
  do {
    const { changes, next } = await page({ ...wanted, ...defined({ after }) });
    for (const change of changes) {
      if (change.at < (since ?? 0) || found.length === most) return found;
      found.push(change);
    }
    after = next;
    // A filter may find nothing on a page: what would come next is told by the cursor, which begins with its time.
  } while (after !== undefined && Number(after.slice(0, 13)) >= (since ?? 0));
  return found;
}
