import { expectTypeOf, it } from "vitest";
import type * as z from "zod";
import type { ChainFile } from "../../src/contracts/config/chain.ts";
import type { OffersFile } from "../../src/contracts/config/offers.ts";
import type { SegmentsFile } from "../../src/contracts/config/segments.ts";
import type { StoreFile } from "../../src/contracts/config/store.ts";
import type { Chain } from "../../src/domain/config/chain.ts";
import type { Offers } from "../../src/domain/config/offers.ts";
import type { Segments } from "../../src/domain/config/segments.ts";
import type { Store } from "../../src/domain/config/store.ts";

/** `readonly` alone would make the parsed types look narrower than the domain's. */
type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;

it("parses files into exactly the types of the domain", () => {
  expectTypeOf<z.infer<typeof StoreFile>>().toExtend<Store>();
  expectTypeOf<z.infer<typeof SegmentsFile>>().toExtend<Segments>();
  expectTypeOf<z.infer<typeof OffersFile>>().toExtend<Offers>();
  expectTypeOf<z.infer<typeof ChainFile>>().toExtend<Chain>();
  expectTypeOf<Writable<Store>>().toExtend<z.infer<typeof StoreFile>>();
  expectTypeOf<Writable<Segments>>().toExtend<z.infer<typeof SegmentsFile>>();
  expectTypeOf<Writable<Offers>>().toExtend<z.infer<typeof OffersFile>>();
  expectTypeOf<Writable<Chain>>().toExtend<z.infer<typeof ChainFile>>();
});
