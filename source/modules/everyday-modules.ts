import { SOURCE as argparse } from './python/argparse.ts';
import { SOURCE as argparseHelp } from './python/argparse-help.ts';
import { SOURCE as calendar } from './python/calendar.ts';
import { SOURCE as cmath } from './python/cmath.ts';
import { SOURCE as cmd } from './python/cmd.ts';
import { SOURCE as colorsys } from './python/colorsys.ts';
import { SOURCE as concurrentFutures } from './python/concurrent-futures.ts';
import { SOURCE as configparser } from './python/configparser.ts';
import { SOURCE as difflib } from './python/difflib.ts';
import { SOURCE as faulthandler } from './python/faulthandler.ts';
import { SOURCE as getopt } from './python/getopt.ts';
import { SOURCE as getpass } from './python/getpass.ts';
import { SOURCE as graphlib } from './python/graphlib.ts';
import { SOURCE as html } from './python/html.ts';
import { SOURCE as http } from './python/http.ts';
import { SOURCE as locale } from './python/locale.ts';
import { SOURCE as sched } from './python/sched.ts';
import { SOURCE as secrets } from './python/secrets.ts';
import { SOURCE as shlex } from './python/shlex.ts';
import { SOURCE as signal } from './python/signal.ts';
import { SOURCE as statisticsNormal } from './python/statistics-normal.ts';
import { SOURCE as thisModule } from './python/this.ts';
import { SOURCE as tomllib } from './python/tomllib.ts';
import { SOURCE as urllibParse } from './python/urllib-parse.ts';
import { SOURCE as uuid } from './python/uuid.ts';

/** Modules that programs of all kinds use, in Python: name and text. */
export const EVERYDAY_SOURCES: readonly (readonly [name: string, source: string])[] = [
  ['_argparse_help', argparseHelp],
  ['_statistics_normal', statisticsNormal],
  ['argparse', argparse],
  ['calendar', calendar],
  ['cmath', cmath],
  ['concurrent', ''],
  ['concurrent.futures', concurrentFutures],
  ['difflib', difflib],
  ['getopt', getopt],
  ['graphlib', graphlib],
  ['html', html],
  ['sched', sched],
  ['secrets', secrets],
  ['shlex', shlex],
  ['cmd', cmd],
  ['colorsys', colorsys],
  ['configparser', configparser],
  ['faulthandler', faulthandler],
  ['getpass', getpass],
  ['locale', locale],
  ['signal', signal],
  ['http', http],
  ['this', thisModule],
  ['tomllib', tomllib],
  ['urllib', ''],
  ['urllib.parse', urllibParse],
  ['uuid', uuid],
];
