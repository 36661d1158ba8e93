export function Journal({ timeZone }: { readonly timeZone: string }) {
  return <h1>Журнал {timeZone}</h1>;
}
