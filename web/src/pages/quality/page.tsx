export default function QualityPage() {
  return undefined;
}
