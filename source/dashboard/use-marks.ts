import { type RefObject, useEffect, useRef } from 'react';
import { refreshed, remade } from '../view/marks.ts';
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
  const runs = useRef(moment.watch?.runs);
  useEffect(() => {
    const { marks } = latest.current;
    const isAnother = moment.watch !== undefined && moment.watch.runs !== runs.current;
    runs.current = moment.watch?.runs;
    const kept = isAnother && moment.watch !== undefined ? remade(moment.watch.compared) : refreshed(marks, moment);
    const lost = marks.length - kept.length;
    const notice =
      lost > 0 ? `${lost} ${lost === 1 ? 'mark' : 'marks'} not found again in time` : latest.current.notice;
    if (kept !== marks) show({ ...latest.current, marks: kept, notice });
    playback.compareWith?.(kept.map((mark) => mark.moment));
  });
}
