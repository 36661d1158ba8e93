import type { Tone } from '../../../domain/status-text.ts';
import { useShortcut } from '../../shortcuts.ts';
import { Action } from '../../ui/action.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { StateSign } from './state-sign.tsx';

interface ResidentViewProps {
  readonly tone: Tone;
  readonly tell: readonly string[];
  readonly onClose: () => void;
}

/** The whole screen, turned to the resident: large words, no name, no number, nothing of anybody else. */
export function ResidentView({ tone, tell, onClose }: ResidentViewProps) {
  return (
    <Dialog label="Экран для жителя" className={`resident-view ${tone}`} onClose={onClose}>
      <StateSign tone={tone} />
      <div>
        {tell.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <CloseKeys onClose={onClose} />
    </Dialog>
  );
}

/** Inside the dialog, whose keys alone work now. */
function CloseKeys({ onClose }: { readonly onClose: () => void }) {
  useShortcut('F7', onClose);
  return (
    <Action keys="Esc" onPress={onClose}>
      Вернуться
    </Action>
  );
}
