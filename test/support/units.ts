import { addUp, type Consumed, type Consumption, consumingInto } from "../../src/adapters/consumption.ts";

/** What the work takes of the tables, whose clients are `counted`. */
export async function unitsOf<T>(work: () => Promise<T>): Promise<Consumed & { readonly result: T }> {
  const consumption: Consumption = new Map();
  const result = await consumingInto(consumption, work);
  return { ...addUp(consumption.values()), result };
}
