import { isOfCategory } from "../basket.ts";
import type { Variant } from "./variant.ts";

/** A discount on the category that the customer buys from most often, what was bought lately counting more. */
export const bestCategory: Variant = {
  fitFor: (_profile, { categories }, { bestCategory: name }) => {
    if (name === undefined) return { fits: false, why: "no category that is bought most often" };
    if (categories && !categories.includes(name))
      return { fits: false, why: `best category ${name} is not in the offer's list` };
    return { fits: true, subject: name, why: `most often bought from category ${name}` };
  },
  needsHabits: true,
  covers: isOfCategory,
  limitedBy: "categories",
  sampleSubject: "Coffee",
};
