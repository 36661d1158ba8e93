import type { ReaderAdvice } from './reader-advice.ts';

/** A drawing beside the words that say the same: hidden from screen readers. */
export function ReaderPicture({ shows }: { readonly shows: ReaderAdvice['picture'] }) {
  const onGlass = shows !== 'ready' && shows !== 'absent';
  return (
    <svg className={`picture ${shows}`} viewBox="0 0 240 200" aria-hidden="true">
      <ellipse className="shadow" cx="120" cy="176" rx="100" ry="11" />
      <rect className="body" x="36" y="108" width="168" height="62" rx="14" />
      <rect className="glass" x="46" y="115" width="148" height="38" rx="9" />
      <circle className="lamp" cx="184" cy="161" r="4" />
      {shows !== 'absent' && <BankCard lies={onGlass} />}
      <path className="waves" d="M98 142a23 23 0 0 1 44 0M107 145a13 13 0 0 1 26 0" />
      <Badge shows={shows} />
    </svg>
  );
}

function BankCard({ lies }: { readonly lies: boolean }) {
  return (
    <g className="bank-card" transform={lies ? 'translate(0 26)' : 'rotate(-9 120 70)'}>
      <rect className="plastic" x="52" y="16" width="136" height="88" rx="9" />
      <rect className="chip" x="66" y="50" width="26" height="20" rx="3" />
      <path className="strokes" d="M66 82h76M66 93h44" />
      <path className="sign" d="M150 36c2-9 5-9 7 0 2-9 5-9 7 0" />
    </g>
  );
}

function Badge({ shows }: { readonly shows: ReaderAdvice['picture'] }) {
  if (shows === 'ready' || shows === 'reading') return null;
  return (
    <g className="badge" transform="translate(198 106)">
      <circle r="21" />
      <path d={shows === 'read' ? 'M-9 0l6 7 12-13' : 'M0-10V3M0 10v.1'} />
    </g>
  );
}
