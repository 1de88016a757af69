export default function SeasonPage() {
  return null
}
