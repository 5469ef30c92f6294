import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  ExecutionDoesNotExist,
  ListExecutionsCommand,
  type SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import type { NightlyInput } from "../contracts/workflows.ts";
import { defined } from "../domain/basics/defined.ts";
import type { NightlyExecution, NightlyRuns } from "../ports/nightly.ts";

/** Starts and describes executions of the nightly state machine. */
export function makeNightlyRuns(client: SFNClient, machine: string): NightlyRuns {
  const describe = async (executionArn: string | undefined) =>
    executionOf(await client.send(new DescribeExecutionCommand({ executionArn })));

  return {
    async start(input: NightlyInput) {
      const start = new StartExecutionCommand({ stateMachineArn: machine, input: JSON.stringify(input) });
      const { executionArn = "", startDate } = await client.send(start);
      return { name: nameIn(executionArn), status: "RUNNING", startedAt: startDate?.getTime() ?? 0 };
    },

    async latest() {
      const list = new ListExecutionsCommand({ stateMachineArn: machine, maxResults: 1 });
      const [newest] = (await client.send(list)).executions ?? [];
      return newest && describe(newest.executionArn);
    },

    async find(name) {
      try {
        return await describe(`${machine.replace(":stateMachine:", ":execution:")}:${name}`);
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return undefined;
        throw error;
      }
    },
  };
}

function executionOf({
  executionArn = "",
  status = "RUNNING",
  startDate,
  stopDate,
  output,
  error,
}: DescribeExecutionCommandOutput): NightlyExecution {
  return {
    name: nameIn(executionArn),
    status,
    startedAt: startDate?.getTime() ?? 0,
    ...(stopDate && { stoppedAt: stopDate.getTime() }),
    ...(output !== undefined && { output: JSON.parse(output) as unknown }),
    ...defined({ error }),
  };
}

const nameIn = (executionArn: string): string => executionArn.split(":").at(-1) ?? "";
