/** Beside the coloured frame on every screen of the training contour. */
export function TrainingMark() {
  return <strong className="training-mark">УЧЕБНЫЙ</strong>;
}
