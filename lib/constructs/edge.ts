import { Fn, SecretValue, Validations } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Construct } from "constructs";
import { EDGE_HEADERS } from "../../src/contracts/edge.ts";
import type { Edge, PublicDomain } from "../public-door.ts";

/** CloudFront does not tell an origin the caller's address and keep the origin's own host name at once; this does. */
const TELL_ADDRESS = `function handler(event) {
  event.request.headers["${EDGE_HEADERS.viewer}"] = { value: event.viewer.ip };
  return event.request;
}`;

interface PublicEdgeProps {
  readonly edge: Edge;
  readonly domain: PublicDomain | undefined;
  /** Of the HTTP API: `https://…`. */
  readonly endpoint: string;
}

/**
 * CloudFront in front of the public API: a firewall has a place there, which HTTP APIs do not offer. Nothing is cached,
 * and bodies pass as they are, so that signatures over their bytes hold.
 */
export class PublicEdge extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, { edge, domain, endpoint }: PublicEdgeProps) {
    super(scope, id);
    const tellAddress = new EdgeFunction(this, "TellAddress", {
      code: FunctionCode.fromInline(TELL_ADDRESS),
      runtime: FunctionRuntime.JS_2_0,
    });
    this.distribution = new Distribution(this, "Distribution", {
      comment: "Comeback: in front of the public API",
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(edge.webAclArn && { webAclId: edge.webAclArn }),
      defaultBehavior: {
        origin: new HttpOrigin(Fn.parseDomainName(endpoint), { customHeaders: headersOf(edge) }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        compress: false,
        functionAssociations: [{ function: tellAddress, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      ...(domain?.certificateArn && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, "Certificate", domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
    });
    this.acknowledge(edge, domain);
  }

  private acknowledge({ webAclArn }: Edge, domain: PublicDomain | undefined): void {
    const reasons: Readonly<Record<string, string>> = {
      "AwsSolutions-CFR1": "Customers of a shop may be anywhere.",
      "AwsSolutions-CFR3":
        "Paths hold tokens of links, which no log should keep; the API logs which route answered what.",
      ...(!webAclArn && { "AwsSolutions-CFR2": "The shop has named no firewall (context edgeWebAclArn)." }),
      ...(!domain && {
        "AwsSolutions-CFR4":
          "CloudFront's own name comes with its own choice of TLS versions; a domain of yours takes 1.2.",
      }),
    };
    for (const [id, reason] of Object.entries(reasons))
      Validations.of(this.distribution).acknowledge({ id, reason });
  }
}

/**
 * CloudFormation reads a secret when it changes what the secret is in: the beginning of the digest, which tells nothing,
 * changes with it.
 */
const headersOf = ({ secretArn, sha256: [digest = ""] }: Edge): Record<string, string> => ({
  [EDGE_HEADERS.secret]: SecretValue.secretsManager(secretArn).unsafeUnwrap(),
  [`${EDGE_HEADERS.secret}-id`]: digest.slice(0, 8),
});
