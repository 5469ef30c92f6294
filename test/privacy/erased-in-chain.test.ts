import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeErase } from "../../src/app/privacy/erase.ts";
import { HOUR } from "../../src/domain/basics/calendar.ts";
import { NOON, profile } from "../support/chains.ts";
import { makeWorld } from "../support/chain-world.ts";
import { startDynamo, type TestDynamo } from "../support/dynamo.ts";
import { dynamoStores } from "../support/dynamo-stores.ts";
import { erasingStores } from "../support/erasing.ts";

let dynamo: TestDynamo;
beforeEach(async () => {
  dynamo = await startDynamo();
});
afterEach(() => dynamo.stop());
