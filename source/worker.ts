// The engine's thread: runs a script on the process's own streams, or plays it and answers commands with moments.

import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { AddressSpaces } from './heap/address-space.ts';
import { Machine } from './machine.ts';
import type { Assignment, Report } from './scenario/session/commands.ts';
import { readCompiled } from './scenario/session/compiled-library.ts';
import { reportOf } from './scenario/session/error-report.ts';
import { giveWay } from './scenario/session/giving-way.ts';
import { runOnStandardStreams } from './scenario/session/run-script.ts';
import { scriptOf } from './scenario/session/script-of.ts';
import { Session } from './scenario/session/session.ts';
import { StandardStreams } from './scenario/session/standard-streams.ts';
import { ThreadLink } from './scenario/session/thread-link.ts';
import { Observer, type SentMoment } from './view/observe/observer.ts';

/** A script that is played gets a MemoryError past this: nobody watches a larger heap, and the machine stays usable. */
const PLAYED_MEMORY = 2 ** 30;

const assignment: Assignment = workerData;
if (parentPort !== null) {
  const port = parentPort;
  const report = (message: Report<SentMoment>): void => port.postMessage(message);
  work(assignment, port, report).catch((error) => report({ is: 'broken', error: reportOf(error) }));
}

async function work(task: Assignment, port: MessagePort, report: (message: Report<SentMoment>) => void): Promise<void> {
  if (task.task === 'play') await play(task, port);
  else {
    const status = runOnStandardStreams(task.scenario, task.options, new StandardStreams(task.streams));
    report({ is: 'exit', status });
  }
}

async function play(
  { scenario, options, control, looksAhead, isSpare }: Assignment & { task: 'play' },
  port: MessagePort,
): Promise<void> {
  if (isSpare) giveWay();
  const { python, args } = options;
  const link = new ThreadLink(port, control);
  const argv = [scenario.filename, ...args];
  const spaces = new AddressSpaces(PLAYED_MEMORY);
  const script = await scriptOf(scenario);
  script.files.onRead = (file) => link.source(file);
  new Session(
    script,
    (host) => new Machine({ python, argv, host: { ...host, readCompiled }, spaces }),
    link,
    new Observer(
      scenario.filename,
      (moment) => link.moment(moment),
      () => link.now(),
    ),
  ).start(looksAhead);
}
