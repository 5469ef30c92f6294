import { Link } from "react-aria-components";
import { useMay } from "../session/session.tsx";
import { customerHref } from "./customer-href.ts";

/** A customer's key, which leads to the customer's page for those who may see it. */
export function CustomerLink({ customer }: { readonly customer: string }) {
  const key = <bdi>{customer}</bdi>;
  return useMay("customers.read") ? <Link href={customerHref(customer)}>{key}</Link> : key;
}
