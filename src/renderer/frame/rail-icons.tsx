import type { ReactNode } from 'react';

function RailIcon({ children }: { readonly children: ReactNode }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      {children}
    </svg>
  );
}

export function DeskIcon() {
  return (
    <RailIcon>
      <rect x="3" y="5" width="18" height="14" rx="2.5" />
      <path d="M3 10h18M7 15h4" />
    </RailIcon>
  );
}

export function JournalIcon() {
  return (
    <RailIcon>
      <path d="M8 6h13M8 12h13M8 18h13M3.5 6h.1M3.5 12h.1M3.5 18h.1" />
    </RailIcon>
  );
}

export function CallIcon() {
  return (
    <RailIcon>
      <path d="M6 3h3l1.6 4.4-2.1 1.7a12 12 0 0 0 6.4 6.4l1.7-2.1L21 15v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z" />
    </RailIcon>
  );
}

export function PortalIcon() {
  return (
    <RailIcon>
      <path d="M4 7h13m0 0-3.5-3.5M17 7l-3.5 3.5M20 17H7m0 0 3.5-3.5M7 17l3.5 3.5" />
    </RailIcon>
  );
}

export function HelpIcon() {
  return (
    <RailIcon>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.4 9.5a2.7 2.7 0 1 1 4 2.3c-.9.6-1.4 1.1-1.4 2M12 17v.1" />
    </RailIcon>
  );
}

export function SettingsIcon() {
  return (
    <RailIcon>
      <circle cx="12" cy="12" r="3.6" />
      <path d="M12 3.2v2M12 18.8v2M20.8 12h-2M5.2 12h-2M18.2 5.8l-1.4 1.4M7.2 16.8l-1.4 1.4M18.2 18.2l-1.4-1.4M7.2 7.2 5.8 5.8" />
    </RailIcon>
  );
}
