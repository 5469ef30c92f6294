import { CfnOutput, Stack } from "aws-cdk-lib";
import {
  ApiMapping,
  DomainName,
  type HttpApi,
  type HttpStage,
  SecurityPolicy,
} from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate, CertificateValidation } from "aws-cdk-lib/aws-certificatemanager";
import type { Distribution } from "aws-cdk-lib/aws-cloudfront";
import { ARecord, HostedZone, type IAliasRecordTarget, RecordTarget } from "aws-cdk-lib/aws-route53";
import { ApiGatewayv2DomainProperties, CloudFrontTarget } from "aws-cdk-lib/aws-route53-targets";
import { Construct } from "constructs";
import type { PublicDomain } from "../public-door.ts";

/** Where the domain's DNS record has to lead. */
export const PUBLIC_DOMAIN_TARGET = "PublicDomainTarget";

interface PublicDomainNameProps {
  readonly domain: PublicDomain;
  readonly api: HttpApi;
  readonly stage: HttpStage;
  /** What stands in front of the API, and has the domain then. */
  readonly front: Distribution | undefined;
}

/** A domain of the shop's for the public API, and its record where the zone is in Route 53. */
export class PublicDomainName extends Construct {
  constructor(scope: Construct, id: string, { domain, api, stage, front }: PublicDomainNameProps) {
    super(scope, id);
    if (front) this.leadTo(domain, front.distributionDomainName, new CloudFrontTarget(front));
    else this.ofApi(domain, api, stage);
  }

  private ofApi(domain: PublicDomain, api: HttpApi, stage: HttpStage): void {
    const domainName = new DomainName(this, "Name", {
      domainName: domain.name,
      certificate: domain.certificateArn
        ? Certificate.fromCertificateArn(this, "Certificate", domain.certificateArn)
        : new Certificate(this, "Certificate", {
            domainName: domain.name,
            validation: CertificateValidation.fromDns(this.zone(domain)),
          }),
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    new ApiMapping(this, "Mapping", { api, domainName, stage });
    const { regionalDomainName: target, regionalHostedZoneId: zone } = domainName;
    this.leadTo(domain, target, new ApiGatewayv2DomainProperties(target, zone));
  }

  private leadTo(domain: PublicDomain, target: string, alias: IAliasRecordTarget): void {
    new CfnOutput(Stack.of(this), PUBLIC_DOMAIN_TARGET, { value: target });
    const zone = this.zone(domain);
    if (zone) new ARecord(this, "Record", { zone, target: RecordTarget.fromAlias(alias) });
  }

  /** Of the domain itself, as far as records go: its zone may be that of a parent. */
  private zone({ name, hostedZoneId }: PublicDomain) {
    if (hostedZoneId === undefined) return undefined;
    return (this.node.tryFindChild("Zone") ??
      HostedZone.fromHostedZoneAttributes(this, "Zone", { hostedZoneId, zoneName: name })) as ReturnType<
      typeof HostedZone.fromHostedZoneAttributes
    >;
  }
}
