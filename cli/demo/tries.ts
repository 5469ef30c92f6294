import { askShop, CodeAnswer } from "./ask-shop.ts";
import type { Site } from "./send-calls.ts";

/** What Comeback said of codes that were tried without right. */
export interface Tried {
  /** Of one that nobody was given. */
  readonly invented?: string;
  /** Of one that another customer was given. */
  readonly anothers?: string;
}

const INVENTED = "HELLO-FAKEC0DE";
const SOMEBODY = "somebody.else@mail.example";

/** Somebody who has read a friend's mail, and thinks up a code as well: each once, at a till that asks. */
export function makeTries(site: Site) {
  let tried: Tried = {};
  const ask = async (code: string): Promise<string> => {
    const basket = { items: [{ product: "home-4", category: "home", price: 2_350 }] };
    const body = { code, customer: { email: SOMEBODY }, basket };
    return (await askShop(site, "/v1/codes/check", CodeAnswer, body)).reason ?? "valid";
  };
  return {
    /** With the code of somebody's mail. */
    async hear(code: string): Promise<void> {
      if (tried.anothers !== undefined) return;
      tried = { invented: await ask(INVENTED), anothers: await ask(code) };
    },
    tried: () => tried,
  };
}
