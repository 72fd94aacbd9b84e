import { type PythonVersion, releaseOf, VERSIONS } from '../heap/version-facts.ts';

export type { PythonVersion };

/** The CPython versions that heaptop models, as `--python` takes them, the newest first. */
export const PYTHON_VERSIONS = (Object.keys(VERSIONS) as PythonVersion[]).reverse();

/** The newest version whose every figure was checked. */
export const DEFAULT_PYTHON: PythonVersion = '3.13';

/** One line a version: the release that is modelled, and what its figures were checked against. */
export function describeVersions(): string {
  return PYTHON_VERSIONS.map((version) => {
    const facts = VERSIONS[version];
    return `${version.padEnd(6)}  models ${releaseOf(facts).padEnd(7)}  checked against ${facts.checkedAgainst}\n`;
  }).join('');
}
