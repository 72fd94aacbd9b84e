import { type PythonVersion, releaseOf, VERSIONS } from '../heap/version-facts.ts';

export type { PythonVersion };

/** The CPython versions that heaptop models, as `--python` takes them; the first, the newest, is the default. */
export const PYTHON_VERSIONS = (Object.keys(VERSIONS) as PythonVersion[]).reverse();

/** One line a version: the release that is modelled, and what its figures were checked against. */
export function describeVersions(): string {
  return PYTHON_VERSIONS.map((version) => {
    const facts = VERSIONS[version];
    return `${version.padEnd(4)}  models ${releaseOf(facts).padEnd(7)}  checked against ${facts.checkedAgainst}\n`;
  }).join('');
}
