import { formatBytes, formatCount } from './bytes.ts';
import type { Moment } from './moment.ts';
import { visibleText } from './visible-text.ts';

const STATES: Record<Moment['state'], string> = {
  ready: 'not begun',
  running: 'left while it ran',
  paused: 'paused',
  ended: 'ended',
  failed: 'failed',
};

/** Two lines that stay on the terminal when the dashboard goes: where the run was, and how to see that again. */
export function farewell({ script, state, step, totalSteps, memory, gc, error }: Moment): string {
  const total = totalSteps === null ? '' : ` of ${formatCount(totalSteps)}`;
  const collections = gc.generations.reduce((sum, generation) => sum + generation.collections, 0);
  const facts = [
    `${formatBytes(memory.traced)} traced, peak ${formatBytes(memory.peak)}`,
    `${formatCount(collections)} ${collections === 1 ? 'collection' : 'collections'}`,
    `gc.garbage ${formatCount(gc.garbageTotal)}`,
    ...(error === null ? [] : [visibleText(error.summary)]),
  ];
  const name = visibleText(script.name);
  // A bundled scenario is called by its name, a file by its path.
  const file = visibleText(script.sources[0]?.file ?? '');
  const called = file.includes('/') || file.includes('\\') ? file : name;
  return [
    `heaptop: ${name} ${STATES[state]} at step ${formatCount(step)}${total}, CPython ${script.python}: ${facts.join(', ')}`,
    `         again: heaptop snapshot ${/[^\w./\\:-]/.test(called) ? `'${called}'` : called} --at ${step}`,
    '',
  ].join('\n');
}
