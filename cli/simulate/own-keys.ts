import { perKey } from "../../src/contracts/keys.ts";
import type { Secrets } from "../../src/ports/keys.ts";

/** A shop of its own needs keys of its own: nothing that it makes is for anybody. */
const KEYS = {
  ...perKey(() => []),
  links: ["the links of a replay lead nowhere"],
  mailbox: ["the ledgers of a replay are its own"],
};

export const OWN_KEYS: Secrets = { keys: async () => KEYS };
