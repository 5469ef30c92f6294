import { type KeySample, type KeySampleState, makeKeySample } from "../basics/key-sample.ts";
import type { CustomerKey } from "../facts/facts.ts";

/** People asked where nobody waits for everybody: what is so of half of them is told to within .7 percentage points. */
export const ENOUGH_PEOPLE = 20_000;

export type PeopleSampleState = KeySampleState<CustomerKey>;

/** A uniform sample of all customers, by key: whoever asks reads them as they are then, and who is gone is gone. */
export const makePeopleSample = (enough = ENOUGH_PEOPLE): KeySample<CustomerKey> => makeKeySample(enough);
