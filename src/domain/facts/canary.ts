import type { CustomerKey } from "./facts.ts";
import { userKey } from "./identity.ts";

/** Begins the user ids under which Comeback places orders to try itself out. No shop's ids look so. */
export const CANARY_IDS = "comeback.canary.";

/** Begins the keys of the customers that they are. */
export const CANARY_KEYS = userKey(CANARY_IDS);

/** Whether a key is of nobody: no list, no figure and no file has such a customer. */
export const isCanary = (key: CustomerKey): boolean => key.startsWith(CANARY_KEYS);
