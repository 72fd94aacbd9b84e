import { type RefObject, useEffect, useRef } from 'react';
import { fulfilled, refreshed, remade } from '../view/marks.ts';
import type { Moment } from '../view/moment.ts';
import type { Playback } from '../view/playback.ts';
import type { ScreenView } from '../view/screen/screen-view.ts';

/** Keeps the marks' moments those of the run that is shown: when its script is saved it begins anew. */
export function useMarks(
  playback: Playback,
  moment: Moment,
  latest: RefObject<ScreenView>,
  show: (view: ScreenView) => void,
): void {
  const seen = useRef(moment.watch);
  useEffect(() => {
    const { marks } = latest.current;
    const { watch } = moment;
    const isAnother = watch !== undefined && watch.runs !== seen.current?.runs;
    const compared = watch?.compared ?? [];
    seen.current = watch;
    const kept = isAnother ? remade(compared) : refreshed(fulfilled(marks, compared), moment);
    if (isAnother || kept !== marks)
      show({ ...latest.current, marks: kept, loop: isAnother ? null : latest.current.loop });
    playback.compareWith?.(kept.map((mark) => mark.moment));
  });
}
