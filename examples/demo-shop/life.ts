import { type Day, instantAt, MINUTE } from "../../src/domain/basics/calendar.ts";
import { type Diary, makeDiary, says, type TimedCall } from "./calls.ts";
import { fillBasket, type Line, pickProduct, totalOf } from "./catalogue.ts";
import { type Habit, KINDS, type Person } from "./people.ts";
import { type Random, randomOf } from "./random.ts";

export interface Season {
  readonly seed: number;
  /** Day 0 of the demo, by the shop's calendar. */
  readonly start: Day;
  /** Days that are played live after it. */
  readonly days: number;
}

interface Life {
  readonly person: Person;
  readonly season: Season;
  readonly random: Random;
  readonly diary: Diary;
  readonly cart: { number: number; lines: readonly Line[] };
}

/** All that a person does of his own accord, in time order: a year back, and on through the days that are played. */
export function lifeOf(person: Person, season: Season): readonly TimedCall[] {
  const random = randomOf(season.seed, "life", person.index);
  const diary = makeDiary(`demo-${season.seed}`, person);
  const life: Life = { person, season, random, diary, cart: { number: 1, lines: [] } };
  if (person.kind === "passerby") lookAround(life, person.joins);
  else {
    if (person.browsedBefore) lookAround(life, person.joins - random.whole(1, 4));
    signUp(life);
    const habit: Habit = KINDS[person.kind];
    const plans = [...visitDays(life, habit), ...orderDays(life, habit)].sort(
      (one, other) => one.day - other.day,
    );
    for (const { day, does } of plans) does(life, day);
    if (person.index % WAITING === 0) getsWhatWasSoldOut(life);
  }
  return diary.finish();
}

type Plan = { readonly day: number; readonly does: (life: Life, day: number) => void };

function visitDays({ person, random, season }: Life, { visitEvery }: Habit): Plan[] {
  if (!visitEvery) return [];
  const plans: Plan[] = [];
  const end = Math.min(season.days, person.leaves);
  for (let day = person.joins + 1 + random.gap(visitEvery); day < end; day += random.gap(visitEvery) + 1) {
    plans.push({ day: Math.floor(day), does: visit });
  }
  return plans;
}

function orderDays({ person, random, season }: Life, { orderEvery, mostOrders }: Habit): Plan[] {
  if (!orderEvery) return [];
  const plans: Plan[] = [];
  const end = Math.min(season.days, person.leaves);
  const steady = person.kind !== "occasional" && person.kind !== "one-time";
  const pause = () => (steady ? orderEvery * (0.6 + 0.8 * random.next()) : 1 + random.gap(orderEvery));
  for (let day = person.joins + pause() / 2; day < end; day += pause()) {
    if (plans.length === mostOrders) break;
    plans.push({ day: Math.floor(day), does: order });
  }
  return plans;
}

/** One in so many waits for something that is back in stock while the demo is played. */
const WAITING = 25;

function getsWhatWasSoldOut({ season, person, diary }: Life): void {
  const random = randomOf(season.seed, "waiting", person.index);
  const day = random.whole(Math.max(0, person.joins + 1), Math.max(0, season.days - 2));
  const at = instantAt(person.timeZone, season.start + day, 11 * 60);
  if (day > person.joins) diary.write(at, says.backInStock(pickProduct(random, person.favourite)));
}

/** A moment between nine in the morning and half past nine in the evening by the person's clock. */
const sometime = ({ person, season, random }: Life, day: number) =>
  instantAt(person.timeZone, season.start + day, random.whole(9 * 60, 21 * 60 + 30)) +
  random.whole(0, 59_999);

function lookAround(life: Life, day: number): void {
  const at = sometime(life, day);
  life.diary.write(at, says.page(""), "browser");
  for (let views = life.random.whole(1, 2); views > 0; views--) {
    const product = pickProduct(life.random, life.person.favourite);
    life.diary.write(at + views * 2 * MINUTE, says.viewed(product), "browser");
  }
}

function signUp(life: Life): void {
  const at = instantAt(life.person.timeZone, life.season.start + life.person.joins, 8 * 60 + 30);
  const who = life.person.browsedBefore ? "both" : "user";
  life.diary.write(at, says.identify(life.person), who);
  life.diary.write(
    at + MINUTE,
    says.signedUp(life.random.pick(["registration", "newsletter", "checkout"]), life.person),
  );
}

/** Every third visit leaves something in the cart; one in eight of those takes it out again. */
function visit(life: Life, day: number): void {
  const { random, diary, person, cart } = life;
  const at = sometime(life, day);
  const product = pickProduct(random, person.favourite);
  if (random.chance(0.35)) diary.write(at, says.page(product.category));
  else diary.write(at + MINUTE, says.viewed(product));
  if (!random.chance(0.35)) return;
  const line = { product, quantity: random.whole(1, 2) };
  diary.write(at + 3 * MINUTE, says.added(line, cartOf(life)));
  if (random.chance(0.12)) diary.write(at + 9 * MINUTE, says.removed(line, cartOf(life)));
  else cart.lines = [...cart.lines, line];
}

function order(life: Life, day: number): void {
  const { random, diary, person, cart } = life;
  const at = sometime(life, day);
  const bulk = person.kind === "wholesaler";
  const fresh = fillBasket(random, person.favourite, random.whole(bulk ? 3 : 1, bulk ? 6 : 3), bulk ? 8 : 2);
  const lines = [...fresh, ...cart.lines];
  if (random.chance(0.3))
    diary.write(at, says.viewed(fresh[0]?.product ?? pickProduct(random, person.favourite)));
  if (random.chance(0.2)) {
    for (const line of fresh) diary.write(at + 2 * MINUTE, says.added(line, cartOf(life)));
    diary.write(at + 5 * MINUTE, says.checkout(lines, cartOf(life)));
  }
  const id = `L-${person.index}-${cart.number}`;
  diary.write(at + 7 * MINUTE, says.ordered(id, lines, cartOf(life)));
  afterwards(life, day, id, lines);
  cart.number++;
  cart.lines = [];
}

const cartOf = ({ person, cart }: Life) => `cart-${person.index}-${cart.number}`;

/** Some orders are cancelled, some sent back in part, some reviewed. */
function afterwards(life: Life, day: number, id: string, lines: readonly Line[]): void {
  const { random, diary, season } = life;
  const later = day + random.whole(1, 9);
  if (later >= season.days) return;
  const at = sometime(life, later);
  const [first] = lines;
  const fate = random.next();
  if (fate < 0.02) diary.write(at, says.cancelled(id));
  else if (fate < 0.06)
    diary.write(at, says.refunded(id, Math.min(first?.product.price ?? 0, totalOf(lines))));
  else if (fate < 0.14 && first)
    diary.write(at, says.reviewed(first.product, `review-${id}`, random.whole(2, 5)));
}
