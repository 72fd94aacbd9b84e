import { type PythonVersion, releaseOf, seriesOf, VERSIONS } from '../heap/version-facts.ts';

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

/** The series a version belongs to, as in `3.14`. */
export function seriesOfVersion(version: PythonVersion): string {
  return seriesOf(version);
}

/**
 * The version that models a release such as `3.14.2`: of its series the newest that is not newer than it, or else the
 * oldest. null when the series is not modelled.
 */
export function modelOfRelease(release: string): PythonVersion | null {
  const [major, minor, micro] = release.split('.').map(Number);
  const models = PYTHON_VERSIONS.filter((version) => seriesOf(version) === `${major}.${minor}`);
  const microOf = (version: PythonVersion) => VERSIONS[version].micro;
  models.sort((a, b) => microOf(b) - microOf(a));
  return models.find((version) => microOf(version) <= micro) ?? models.at(-1) ?? null;
}
