export function Application({ id, timeZone }: { readonly id: number; readonly timeZone: string }) {
  return (
    <h1>
      {id} {timeZone}
    </h1>
  );
}
