import type { CustomerExport } from "../../src/contracts/answers/customer-export.ts";
import type { ErasureReceipt } from "../../src/domain/privacy/receipt.ts";

/** Who has it done, and why: both stand in the receipt. */
export interface Why {
  readonly by: string;
  readonly reason: string;
}

export type ErasureAnswer =
  | { readonly kind: "unknown" }
  | { readonly kind: "erased"; readonly receipt: ErasureReceipt }
  /** The deployment does it: nothing is mailed any more. */
  | { readonly kind: "asked" };

/** What people may ask of a shop about themselves: over the tables, or over the admin API. */
export interface PrivacyAccess {
  exportOf(asked: string): Promise<CustomerExport | undefined>;
  /** Over the admin API, it is asked for by whom the token names. */
  erase(asked: string, why: Why): Promise<ErasureAnswer>;
  receipts(): Promise<readonly ErasureReceipt[]>;
}
