import type { Day } from "../basics/calendar.ts";
import type { Money } from "../basics/money.ts";

/** What the shop sells under one id, as its events, its orders and its feed tell of it. */
export interface Product {
  /** The id that items of carts and orders have. */
  readonly product: string;
  readonly name?: string;
  readonly category?: string;
  /** Price of one. */
  readonly price?: Money;
  readonly url?: string;
  readonly image?: string;
  /** The feed says that there is none now. What no feed tells of may be had. */
  readonly outOfStock?: true;
  /** The feed that told of it tells of it no more. */
  readonly discontinued?: true;
  /** The first day on which it was heard of. */
  readonly since?: Day;
}

/** Whether a mail may recommend it, or say that it is due again. */
export const isOnOffer = ({ outOfStock, discontinued }: Product): boolean => !outOfStock && !discontinued;
