import { formatBytes, formatCount } from './bytes.ts';
import type { Collection, Moment } from './moment.ts';
import { visibleText } from './visible-text.ts';

const STATES: Record<Moment['state'], string> = {
  ready: 'ready',
  running: 'running',
  paused: 'paused',
  ended: 'the run has ended',
  failed: 'the run has failed',
};

/** One moment as a plain sentence: no signs, no columns, for readers of screens and for those who prefer words. */
export function sentenceOf(moment: Moment): string {
  const { step, totalSteps, state, memory } = moment;
  const of = totalSteps === null ? '' : ` of ${formatCount(totalSteps)}`;
  const parts = [
    `Step ${formatCount(step)}${of}, ${STATES[state]}${lineOf(moment)}`,
    `${formatBytes(memory.traced)} traced, peak ${formatBytes(memory.peak)}`,
    `generations hold ${moment.gc.generations.map(({ objects }) => formatCount(objects)).join(', ')} objects`,
    ...waitingOf(moment),
    ...(moment.gc.garbageTotal > 0 ? [`${formatCount(moment.gc.garbageTotal)} stuck in gc.garbage`] : []),
  ];
  return `${parts.join('; ')}.`;
}

function waitingOf({ gc: { waiting } }: Moment): string[] {
  if (waiting === null || waiting.objects === 0) return [];
  const { objects, rings } = waiting;
  const many = `${formatCount(objects)} ${objects === 1 ? 'object' : 'objects'}`;
  return [`${many} in ${formatCount(rings)} ${rings === 1 ? 'ring' : 'rings'} wait for the collector`];
}

function lineOf({ execution, script }: Moment): string {
  if (execution.line === 0) return '';
  const text = script.sources.find(({ file }) => file === execution.file)?.lines[execution.line - 1]?.trim() ?? '';
  const where = execution.depth > 1 ? ` in ${visibleText(execution.code)}` : '';
  return `, line ${execution.line}${where} is next: ${visibleText(text)}`;
}

/** What happened on the way from one moment to a later one: collections, output, the error. Of many, the last three. */
export function news(before: Moment, now: Moment): string[] {
  if (now.step <= before.step) return [];
  const collections = now.gc.collections.filter(({ step }) => step >= before.step);
  const printed = now.output.length > before.output.length ? now.output.slice(before.output.length) : [];
  return [
    ...lastOf(printed.map(({ text }) => `Printed: ${visibleText(text)}`)),
    ...lastOf(collections.map(collectionSentence)),
    ...(now.error !== null && before.error === null ? [`Failed with ${visibleText(now.error.summary)}.`] : []),
  ];
}

function lastOf(sentences: readonly string[]): string[] {
  const missing = sentences.length - 3;
  return missing <= 0 ? [...sentences] : [`${missing} more before that.`, ...sentences.slice(-3)];
}

function collectionSentence({ generation, reason, candidates, freed, promoted, uncollectable }: Collection): string {
  const stuck = uncollectable > 0 ? `, ${formatCount(uncollectable)} could not be freed` : '';
  return (
    `Generation ${generation} was collected because of ${visibleText(reason)}: ` +
    `of ${formatCount(candidates)} objects ${formatCount(freed)} were freed, ${formatCount(promoted)} kept${stuck}.`
  );
}
