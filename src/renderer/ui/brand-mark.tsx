export function BrandMark() {
  return (
    <svg className="mark" viewBox="0 0 44 30" aria-hidden="true">
      <rect x="1" y="1" width="42" height="28" rx="5" />
      <path d="M8 20c2-10 5-10 7 0 2-10 5-10 7 0M28 10a8 8 0 0 1 0 11M33 7a13 13 0 0 1 0 17" />
    </svg>
  );
}
