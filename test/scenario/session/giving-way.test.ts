import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { CAN_GIVE_WAY } from '../../../source/scenario/session/giving-way.ts';

const PLACE = new URL('../../../source/scenario/session/giving-way.ts', import.meta.url).href;

/** Prints the nice value of each thread but the one that gives way, then that one's (proc(5), field 19 of stat). */
const PROGRAM = `
  import { readdirSync, readFileSync } from 'node:fs';
  import { giveWay } from '${PLACE}';
  const nice = (task) => readFileSync('/proc/self/task/' + task + '/stat', 'utf8').split(') ')[1].split(' ')[16];
  giveWay();
  const others = readdirSync('/proc/self/task').filter((task) => task !== String(process.pid));
  console.log([...new Set(others.map(nice))].join(), nice(process.pid));
`;

test.skipIf(!CAN_GIVE_WAY)('one thread gives way, the others stay as they are', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', PROGRAM], {
    encoding: 'utf8',
  });
  const [others, own] = stdout.trim().split(' ').map(Number);
  expect(own, stderr).toBe(others + 5);
});
