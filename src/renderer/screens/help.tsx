export function Help() {
  return <h1>Справка</h1>;
}
