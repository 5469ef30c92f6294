import type { Random } from "./random.ts";

export const CATEGORIES = ["coffee", "tea", "sweets", "cosmetics", "home"] as const;
export type Category = (typeof CATEGORIES)[number];

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly category: Category;
  readonly merchant: string;
  /** Roubles. */
  readonly price: number;
}

/** Name, price in roubles and merchant of everything that the demo shop sells. */
const SHELVES: Readonly<
  Record<Category, readonly (readonly [name: string, price: number, merchant: string])[]>
> = {
  coffee: [
    ["Ethiopia Yirgacheffe, 250 g", 890, "North Roastery"],
    ["Brazil Santos, 1 kg", 1_690, "North Roastery"],
    ["Кофе «Утро», 250 г", 540, "North Roastery"],
    ["Drip bags, 10 pcs", 620, "North Roastery"],
    ["Decaf Colombia, 250 g", 940, "Tea House No. 5"],
  ],
  tea: [
    ["Earl Grey, 100 g", 390, "Tea House No. 5"],
    ["Иван-чай, 200 г", 310, "Tea House No. 5"],
    ["Da Hong Pao, 50 g", 1_150, "Tea House No. 5"],
    ["Matcha, 80 g", 1_480, "North Roastery"],
  ],
  sweets: [
    ["Пастила «Белёвская», 300 г", 420, "Sweet Workshop"],
    ["Dark chocolate 72%", 260, "Sweet Workshop"],
    ["Мармелад ассорти, 500 г", 480, "Sweet Workshop"],
    ['"Bird\'s Milk" & friends, box', 760, "Sweet Workshop"],
  ],
  cosmetics: [
    ["Hand cream with oats", 560, "Green Shelf"],
    ["Шампунь твёрдый", 490, "Green Shelf"],
    ["Face serum, vitamin C", 1_890, "Green Shelf"],
    ["Lip balm <honey>", 290, "Green Shelf"],
  ],
  home: [
    ["Linen towel", 870, "Warm House"],
    ["Керамическая кружка", 690, "Warm House"],
    ["Soy candle", 980, "Warm House"],
    ["Чайник заварочный, 800 мл", 2_350, "Warm House"],
  ],
};

export const PRODUCTS: readonly Product[] = CATEGORIES.flatMap((category) =>
  SHELVES[category].map(([name, price, merchant], index) => ({
    id: `${category}-${index + 1}`,
    name,
    category,
    merchant,
    price,
  })),
);

export interface Line {
  readonly product: Product;
  readonly quantity: number;
}

/** A basket: mostly of the category that the customer loves, never empty. */
export function fillBasket(
  random: Random,
  favourite: Category,
  lines: number,
  most: number,
): readonly Line[] {
  const basket = new Map<string, Line>();
  for (let line = 0; line < lines; line++) {
    const product = pickProduct(random, favourite);
    const known = basket.get(product.id)?.quantity ?? 0;
    basket.set(product.id, { product, quantity: known + random.whole(1, most) });
  }
  return [...basket.values()];
}

export function pickProduct(random: Random, favourite: Category): Product {
  const category = random.chance(0.7) ? favourite : random.pick(CATEGORIES);
  const [first, ...others] = PRODUCTS.filter((product) => product.category === category);
  if (!first) throw new Error(`nothing on the shelf of ${category}`);
  return random.pick([first, ...others]);
}

export const totalOf = (basket: readonly Line[]): number =>
  basket.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);
