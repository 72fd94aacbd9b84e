import type { RunScript } from './commands.ts';

export const runScript: RunScript = async () => {
  throw new Error('the engine is not wired up yet');
};
