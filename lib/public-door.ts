/** A domain for the public API. One of certificate and zone is there. */
export interface PublicDomain {
  readonly name: string;
  /** In the deployment's region; behind CloudFront in us-east-1. Made in the zone when absent. */
  readonly certificateArn?: string;
  /** In Route 53, where the domain's record goes; made by hand when absent. */
  readonly hostedZoneId?: string;
}

/** CloudFront, and how the functions know that a request has come through it. */
export interface Edge {
  /** Secret in Secrets Manager that CloudFront adds to each request. */
  readonly secretArn: string;
  /** SHA-256 of the secrets that are good, in hex, that of CloudFront's first. */
  readonly sha256: readonly string[];
  readonly webAclArn?: string;
}

/** A word of the context. */
export type Text = (key: string) => string | undefined;

export const listed = (words = ""): readonly string[] =>
  words
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");

export function edgeOf(text: Text): Edge | undefined {
  const [secretArn, sha256, webAclArn] = ["edgeSecretArn", "edgeSha256", "edgeWebAclArn"].map(text);
  if (secretArn === undefined && sha256 === undefined && webAclArn === undefined) return undefined;
  if (secretArn === undefined || sha256 === undefined)
    throw new Error("context edgeSecretArn and edgeSha256 go together: one of them is missing");
  const digests = listed(sha256);
  if (digests.length === 0 || !digests.every((one) => /^[0-9a-f]{64}$/.test(one)))
    throw new Error("context edgeSha256 must be one or more SHA-256 in hex, with commas between");
  if (webAclArn !== undefined && !webAclArn.startsWith("arn:aws:wafv2:us-east-1:"))
    throw new Error("context edgeWebAclArn must be of us-east-1: CloudFront takes no other");
  return { secretArn, sha256: digests, ...(webAclArn && { webAclArn }) };
}

export function publicDomainOf(text: Text, edge: Edge | undefined): PublicDomain | undefined {
  const [name, certificateArn, hostedZoneId] = [
    "publicDomain",
    "publicCertificateArn",
    "publicHostedZoneId",
  ].map(text);
  if (name === undefined) {
    if (certificateArn ?? hostedZoneId)
      throw new Error(
        "context publicCertificateArn and publicHostedZoneId are for a publicDomain, which is missing",
      );
    return undefined;
  }
  if (!/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(name))
    throw new Error(`context publicDomain must be a name such as links.shop.example, not ${name}`);
  if (edge && !certificateArn?.startsWith("arn:aws:acm:us-east-1:"))
    throw new Error("context publicCertificateArn must be there and of us-east-1: CloudFront takes no other");
  if (certificateArn === undefined && hostedZoneId === undefined)
    throw new Error("context publicDomain needs publicCertificateArn, or publicHostedZoneId to make one in");
  return { name, ...(certificateArn && { certificateArn }), ...(hostedZoneId && { hostedZoneId }) };
}
