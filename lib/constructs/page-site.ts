import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  type ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { PAGE_ASSETS, PAGE_FILES, PAGE_PREVIEW } from "../../src/contracts/page.ts";
import type { PageDomain } from "../settings.ts";
import { PageHeaders } from "./page-headers.ts";

/** A view has its state in its address and no file behind it: the document answers for it. */
const TO_DOCUMENT = `function handler(event) {
  if (!${PAGE_FILES}.test(event.request.uri)) event.request.uri = "/index.html";
  return event.request;
}`;

export interface PageSiteProps {
  /** The page's own domain; CloudFront's name when absent. */
  readonly domain: PageDomain | undefined;
  /** Where people sign in. */
  readonly signIn: string;
}

/** Where the marketer's page is: a private bucket that only one CloudFront distribution may read. */
export class PageSite extends Construct {
  readonly bucket: IBucket;
  /** `https://…`, without a slash at the end. */
  readonly origin: string;

  constructor(scope: Construct, id: string, { domain, signIn }: PageSiteProps) {
    super(scope, id);
    this.bucket = this.files();
    const headers = new PageHeaders(this, "Headers", { signIn });
    const distribution = this.distribution(headers, domain);
    this.origin = `https://${domain?.name ?? distribution.domainName}`;
  }

  /** What is in it is the same for every shop and comes from this checkout: nothing is lost with it. */
  private files(): IBucket {
    const bucket = new Bucket(this, "Files", {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(bucket).acknowledge({
      id: "AwsSolutions-S1",
      reason: "It holds the program of the page and no data; only CloudFront reads it.",
    });
    // Its type leaves isWebsite undefined, which that of the interface does not allow.
    return bucket as IBucket;
  }

  private distribution(headers: PageHeaders, domain: PageDomain | undefined): Distribution {
    const origin = S3BucketOrigin.withOriginAccessControl(this.bucket);
    const behaviour = (responseHeadersPolicy: ResponseHeadersPolicy) => ({
      origin,
      responseHeadersPolicy,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      // Files say themselves how long they may be kept.
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
    });
    const toDocument = new EdgeFunction(this, "ToDocument", {
      code: FunctionCode.fromInline(TO_DOCUMENT),
      runtime: FunctionRuntime.JS_2_0,
    });
    const distribution = new Distribution(this, "Distribution", {
      comment: "Comeback: the marketer's page",
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        ...behaviour(headers.page),
        functionAssociations: [{ function: toDocument, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: {
        [`${PAGE_ASSETS}*`]: behaviour(headers.page),
        [`${PAGE_PREVIEW}*`]: behaviour(headers.preview),
      },
      ...(domain && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, "Certificate", domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
    });
    this.acknowledge(distribution, domain);
    return distribution;
  }

  private acknowledge(distribution: Distribution, domain: PageDomain | undefined): void {
    const reasons: Readonly<Record<string, string>> = {
      "AwsSolutions-CFR1": "Whoever runs the shop may do so from anywhere; the admin API asks for a token.",
      "AwsSolutions-CFR2":
        "Files that are the same for everybody need no firewall, which costs more a month than the rest of the stack.",
      "AwsSolutions-CFR3":
        "Addresses of views hold customers' ids, which no log should keep; the admin API logs who asked for what.",
    };
    for (const [id, reason] of Object.entries(reasons))
      Validations.of(distribution).acknowledge({ id, reason });
    if (!domain)
      Validations.of(distribution).acknowledge({
        id: "AwsSolutions-CFR4",
        reason:
          "CloudFront's own name comes with its own choice of TLS versions; a domain of yours takes 1.2.",
      });
  }
}
