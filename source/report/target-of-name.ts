import type { MomentName } from '../scenario/moment-name.ts';
import type { Target } from '../scenario/session/locate.ts';

/** The place that `--at` names. */
export function targetOfName(name: MomentName): Target {
  switch (name.kind) {
    case 'end':
      return 'end';
    case 'step':
      return { step: name.number };
    case 'line':
      return { line: name.number };
    case 'cell':
      return { endOfCell: name.number };
    case 'collection':
      return { endOfCollection: name.number };
  }
}

/** Why there is no such moment. */
export function missingMoment(name: MomentName & { kind: 'step' | 'line' | 'cell' | 'collection' }): string {
  const { kind, number } = name;
  if (kind === 'line') return `line ${number} never runs`;
  if (kind === 'cell') return `there is no cell ${number} that runs`;
  if (kind === 'collection') return `the run has no collection ${number}`;
  return `the run ends before step ${number}`;
}
