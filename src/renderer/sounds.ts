import { useAppearance } from './appearance.ts';

interface Note {
  readonly hertz: number;
  /** Seconds from now. */
  readonly at: number;
  readonly lasts: number;
}

/** Told apart by ear alone: up for good, down for bad, one short note for what only wants a look. */
const SOUNDS = {
  good: [
    { hertz: 660, at: 0, lasts: 0.12 },
    { hertz: 880, at: 0.13, lasts: 0.2 },
  ],
  bad: [
    { hertz: 330, at: 0, lasts: 0.18 },
    { hertz: 220, at: 0.2, lasts: 0.3 },
  ],
  soft: [{ hertz: 520, at: 0, lasts: 0.09 }],
} as const satisfies Record<string, readonly Note[]>;

let audio: AudioContext | undefined;

/** Silent before the first key or click in this window: until then the browser allows no sound. */
export function play(sound: keyof typeof SOUNDS): void {
  if (!useAppearance.getState().sound || !navigator.userActivation.hasBeenActive) return;
  audio ??= new AudioContext();
  for (const note of SOUNDS[sound]) playNote(audio, note);
}

function playNote(context: AudioContext, { hertz, at, lasts }: Note): void {
  const start = context.currentTime + at;
  const volume = context.createGain();
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.25, start + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + lasts);
  const tone = context.createOscillator();
  tone.frequency.value = hertz;
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + lasts);
}
