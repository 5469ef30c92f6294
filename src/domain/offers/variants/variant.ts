import type { Offer } from "../../config/offers.ts";
import type { Profile } from "../../people/profile.ts";
import type { BasketItem } from "../basket.ts";

/** Whether a variant fits one customer, and why, in words. */
export type VariantFit =
  | {
      readonly fits: true;
      /** What the discount is for; absent where it is for everything. */
      readonly subject?: string;
      readonly why: string;
    }
  | { readonly fits: false; readonly why: string };

/** What is known of a customer besides the profile. */
export interface Habits {
  /** The category that is bought most often by now. */
  readonly bestCategory?: string;
}

/** What the discount of an offer is for. */
export interface Variant {
  readonly fitFor: (profile: Profile, offer: Offer, habits: Habits) => VariantFit;
  /** The offer's list that limits the variant; absent where nothing does. */
  readonly limitedBy?: "categories" | "shops";
  /** Whether it asks for habits, which cost a read. */
  readonly needsHabits?: true;
  /** Whether an item is of the subject; absent where the discount is for everything. */
  readonly covers?: (item: BasketItem, subject: string) => boolean;
  /** A subject to try templates with; absent in a variant that has none. */
  readonly sampleSubject?: string;
}
