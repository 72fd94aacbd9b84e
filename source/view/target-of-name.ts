import type { MomentName } from '../scenario/moment-name.ts';
import type { Target } from '../scenario/session/locate.ts';

/** The place that `--at` names. */
export function targetOfName(name: MomentName): Target {
  switch (name.kind) {
    case 'start':
    case 'end':
      return name.kind;
    case 'step':
      return { step: name.number };
    case 'percent':
      return { percent: name.number };
    case 'line':
      return { line: name.number };
    case 'cell':
      return { endOfCell: name.number };
    case 'collection':
      return { endOfCollection: name.number };
  }
}

/** Why there is no such moment. */
export function missingMoment(name: MomentName): string {
  switch (name.kind) {
    case 'start':
    case 'end':
    case 'percent':
      return `the run has no ${name.kind}`;
    case 'step':
      return `the run ends before step ${name.number}`;
    case 'line':
      return `line ${name.number} never runs`;
    case 'cell':
      return `there is no cell ${name.number} that runs`;
    case 'collection':
      return `the run has no collection ${name.number}`;
  }
}
