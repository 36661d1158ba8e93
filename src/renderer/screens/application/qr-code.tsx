import { create } from 'qrcode';

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

/** Drawn as one path: the page's policy has no room for images made of data. */
export function QrCode({ text, label }: QrCodeProps) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const side = size + 2 * QUIET;
  return (
    <svg className="qr-code" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <rect width={side} height={side} />
      <path d={squares(size, (row, column) => modules.get(row, column) === 1)} />
    </svg>
  );
}

/** Modules of light around the code, as scanners want them. */
const QUIET = 4;

function squares(size: number, isDark: (row: number, column: number) => boolean): string {
  const all = Array.from({ length: size * size }, (_, at) => [Math.floor(at / size), at % size] as const);
  return all
    .filter(([row, column]) => isDark(row, column))
    .map(([row, column]) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`)
    .join('');
}
