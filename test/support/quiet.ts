import { logTo } from "../../functions/middleware/observed.ts";

// Functions log each invocation; among test results nobody reads that.
logTo(() => {});
