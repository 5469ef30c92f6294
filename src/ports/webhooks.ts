import type { Instant } from "../domain/basics/calendar.ts";
import type { Delivery, FailedDelivery } from "../domain/webhooks/retries.ts";

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type PostResult =
  /** `retryAfterMs`: how long the receiver asks to wait. */
  | { readonly kind: "answered"; readonly status: number; readonly retryAfterMs?: number }
  | { readonly kind: "failed"; readonly why: string };

export interface Poster {
  /** One try, over in ten seconds. To public addresses only, and no redirect is followed. */
  post(request: Post): Promise<PostResult>;
}

/** Deliveries that wait for their next try, by the window that they wait for, and those that were given up. */
export interface Deliveries {
  /** The same message waits once in a window. */
  wait(window: Instant, delivery: Delivery): Promise<void>;
  /** At most so many of those that wait for a window. */
  waiting(window: Instant, most: number): Promise<readonly Delivery[]>;
  over(window: Instant, id: string): Promise<void>;
  giveUp(delivery: FailedDelivery): Promise<void>;
  /** The newest first. */
  failed(): Promise<readonly FailedDelivery[]>;
  /** Is no failure any more. */
  takenUp(id: string): Promise<void>;
}

export interface DeliveryRuns {
  /** Starts what tries the deliveries of a window when it is over. `there`: it was started before, and may be over. */
  start(window: Instant): Promise<"started" | "there">;
}
