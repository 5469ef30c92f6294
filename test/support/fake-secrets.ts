import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";

/** Secrets Manager with one secret: the newest of its versions is AWSCURRENT, the one before AWSPREVIOUS. */
export function fakeSecretsManager(...versions: string[]) {
  const client = new SecretsManagerClient({ region: "us-east-1" });
  let calls = 0;
  client.middlewareStack.add(
    (_, context) => async (args) => {
      if (context.commandName !== GetSecretValueCommand.name) throw new Error(`${context.commandName}?`);
      calls += 1;
      const { VersionStage } = args.input as { VersionStage?: string };
      const SecretString = versions.at(VersionStage === "AWSPREVIOUS" ? -2 : -1);
      if (SecretString === undefined)
        throw new ResourceNotFoundException({ message: "no such version", $metadata: {} });
      return { output: { $metadata: {}, SecretString }, response: {} };
    },
    { step: "initialize" },
  );
  return { client, calls: () => calls, put: (version: string) => void versions.push(version) };
}
