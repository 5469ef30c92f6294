/** What the widget is told; src/app/loyalty/widget/widget-data.ts. */
export interface Account {
  readonly language: string;
  readonly currency: string;
  readonly colors: Colors;
  readonly dark: Colors;
  readonly name: string;
  readonly points: number;
  /** What so many points are called in the shop. */
  readonly unit?: string;
  readonly worth: number;
  readonly pending: number;
  readonly level?: {
    readonly name: string;
    readonly percent?: number;
    readonly privileges: readonly string[];
  };
  readonly next?: { readonly name: string; readonly missing: number; readonly share: number };
  readonly expiring: readonly OfDay[];
  readonly coming: readonly OfDay[];
  readonly history: readonly Line[];
  readonly earn: readonly { readonly name: string; readonly points: number }[];
  readonly spend: { readonly percent: number; readonly least?: number };
  readonly referral?: { readonly link: string; readonly code: string; readonly points: number };
  readonly card?: string;
  /** The same as the dark squares of a QR code. */
  readonly qr?: { readonly size: number; readonly path: string };
}

type Colors = Readonly<Record<"accent" | "on_accent" | "card" | "text" | "muted", string>>;

interface OfDay {
  readonly on: string;
  readonly points: number;
}

interface Line {
  readonly on: string;
  readonly kind:
    | "order"
    | "action"
    | "friend"
    | "granted"
    | "taken"
    | "taken-back"
    | "spent"
    | "returned"
    | "expired"
    | "level";
  readonly points?: number;
  /** Of the action. */
  readonly name?: string;
  readonly level?: string;
}

export const isAccount = (answer: unknown): answer is Account =>
  typeof answer === "object" && answer !== null && "points" in answer && "currency" in answer;
