/** What takes longer than a moment; unseen until then. */
export function Busy({ children }: { readonly children: string }) {
  return (
    <p className="busy" role="status">
      {children}
    </p>
  );
}
