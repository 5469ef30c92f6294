import { load } from "cheerio";
import { PASSERS_BY, type PasserBy } from "../../examples/demo-shop/passers-by.ts";
import { DAY, HOUR, type Instant } from "../../src/domain/basics/calendar.ts";

const FORM = "newsletter";
/** Programs that say what they are count as nobody's look at a form. */
const BROWSER = {
  "user-agent": "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36",
};
/** For each person who fills it in, others look and go on. */
const LOOKERS = 3;
/** Hours after the demo's begin, which is a night. */
const NOON_HOURS = 8;

/** Whether somebody did it within the hour that ends `now`. */
const isWithin = (at: Instant, now: Instant): boolean => at <= now && at > now - HOUR;

export interface FormVisitors {
  /** Those who open the form in this hour, and those who have filled it in since the last. Answers with how many have. */
  come(now: Instant): Promise<number>;
}

/** People who follow the QR code of a poster or a box to the shop's form, as a browser without scripts does it. */
export function makeFormVisitors(apiUrl: string, begins: Instant): FormVisitors {
  const filledIn = new Map<PasserBy, URLSearchParams>();
  const addressOf = ({ via, language }: PasserBy) => `${apiUrl}/f/${FORM}/${via}?lang=${language}`;

  async function open(person: PasserBy): Promise<void> {
    const look = async () => (await fetch(addressOf(person), { headers: BROWSER })).text();
    const [opened] = await Promise.all([look(), ...Array.from({ length: LOOKERS }, look)]);
    const page = load(opened);
    const fields = page("form input[type=hidden], form .tick input[required]").toArray();
    const { email, name } = person;
    const body = new URLSearchParams({ email, name });
    for (const field of fields) body.append(page(field).attr("name") ?? "", page(field).attr("value") ?? "");
    filledIn.set(person, body);
  }

  async function post([person, body]: readonly [PasserBy, URLSearchParams]): Promise<boolean> {
    filledIn.delete(person);
    return (await fetch(`${apiUrl}/f/${FORM}`, { method: "POST", body, headers: BROWSER })).ok;
  }

  return {
    async come(now) {
      const posted = await Promise.all([...filledIn].map(post));
      const due = PASSERS_BY.filter(({ day }) => isWithin(begins + day * DAY + NOON_HOURS * HOUR, now));
      await Promise.all(due.map(open));
      return posted.filter((isTaken) => isTaken).length;
    },
  };
}
