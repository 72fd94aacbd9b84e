import type { Choose, Play } from '../scenario/commands.ts';

export const choose: Choose = async () => {
  throw new Error('the dashboard is not wired up yet');
};

export const play: Play = async () => {
  throw new Error('the dashboard is not wired up yet');
};
