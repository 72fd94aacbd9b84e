/**
 * The environment of a run that is compared: none of the user's settings of Python, hashes of strings as in
 * `heaptop run`, UTF-8, no colours, nothing written beside the script.
 *
 * @param moduleFolder - where modules beside the script are looked for, if not in the script's own folder
 */
export function plainEnvironment(
  environment: Readonly<NodeJS.ProcessEnv>,
  moduleFolder: string | undefined,
  platform: NodeJS.Platform = process.platform,
): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(
    ([name]) => !/^(PYTHON|LC_|LANG$|LANGUAGE$|FORCE_COLOR|NO_COLOR)/i.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C.UTF-8',
    PYTHONHASHSEED: '0',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONNOUSERSITE: '1',
    ...(platform === 'win32' && { PYTHONUTF8: '1' }),
    ...(moduleFolder !== undefined && { PYTHONPATH: moduleFolder }),
  };
}
