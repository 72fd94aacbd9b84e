import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, withoutAddresses } from './outcome.ts';

const TIME_LIMIT_MS = 10_000;

/** A figure that depends on one of these is no fact about the program. */
const ENVIRONMENTS = [
  { folder: 'p', flags: [], hashSeed: '0' },
  { folder: 'a-folder-with-a-much-longer-name', flags: ['-I'], hashSeed: '7' },
  { folder: 'other', flags: ['-S'], hashSeed: '123' },
] as const;

/** A real CPython that says what is right. */
export class Judge {
  private readonly command: string;
  private readonly folder = mkdtempSync(join(tmpdir(), 'heaptop-random-'));

  /** @param version - such as 3.13; PYTHON_3_13, pyenv's newest or python3.13 on PATH is taken */
  constructor(version: string) {
    const command = candidates(version).find((one) => isVersion(one, version));
    if (!command) throw new Error(`no Python ${version} here: set PYTHON_${version.replace('.', '_')}`);
    this.command = command;
    for (const { folder } of ENVIRONMENTS) mkdirSync(join(this.folder, folder));
  }

  /** Where the program lies that is run: tracebacks and tracemalloc name it. */
  get filename(): string {
    return join(this.folder, ENVIRONMENTS[0].folder, 'program.py');
  }

  outcome(source: string): Promise<Outcome> {
    return this.run(source, 0);
  }

  /** Whether each environment gives this outcome: if not, the program prints what nobody can promise. */
  async isCertain(source: string, expected: Outcome): Promise<boolean> {
    for (let at = 1; at < ENVIRONMENTS.length; at++) {
      const outcome = await this.run(source, at);
      const same = outcome.stdout === expected.stdout && outcome.stderr === expected.stderr;
      if (!same || outcome.status !== expected.status) return false;
    }
    return true;
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(source: string, environment: number): Promise<Outcome> {
    const { folder, flags, hashSeed } = ENVIRONMENTS[environment];
    const file = join(this.folder, folder, 'program.py');
    writeFileSync(file, source);
    return new Promise((resolve, reject) => {
      const child = spawn(this.command, [...flags, file], {
        env: { LC_ALL: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1', PYTHONHASHSEED: hashSeed },
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: TIME_LIMIT_MS,
        killSignal: 'SIGKILL',
      });
      const chunks: { stdout: Buffer[]; stderr: Buffer[] } = { stdout: [], stderr: [] };
      child.stdout.on('data', (chunk) => chunks.stdout.push(chunk));
      child.stderr.on('data', (chunk) => chunks.stderr.push(chunk));
      child.on('error', reject);
      child.on('close', (code, signal) => {
        const text = (name: 'stdout' | 'stderr') =>
          withoutAddresses(Buffer.concat(chunks[name]).toString('utf8')).replaceAll(file, this.filename);
        resolve({ stdout: text('stdout'), stderr: text('stderr'), status: `${code ?? signal}` });
      });
    });
  }
}

function candidates(version: string): string[] {
  const named = process.env[`PYTHON_${version.replace('.', '_')}`];
  const root = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions');
  let pyenv: string[] = [];
  try {
    const patch = (name: string) => Number(name.split('.')[2]);
    pyenv = readdirSync(root)
      .filter((name) => name.startsWith(`${version}.`) && Number.isInteger(patch(name)))
      .sort((a, b) => patch(b) - patch(a))
      .map((name) => join(root, name, 'bin/python'));
  } catch {} // no pyenv here
  return [...(named ? [named] : []), ...pyenv, `python${version}`];
}

function isVersion(command: string, version: string): boolean {
  return spawnSync(command, ['--version'], { encoding: 'utf8' }).stdout?.startsWith(`Python ${version}.`) ?? false;
}
