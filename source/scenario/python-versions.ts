/** The CPython versions that heaptop models; the first is the default. */
export const PYTHON_VERSIONS = ['3.13'] as const;

/** A modelled version, as `--python` takes it. */
export type PythonVersion = (typeof PYTHON_VERSIONS)[number];
