import { EventEmitter } from 'node:events';
import unicode11 from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';
import { expect, test } from 'vitest';
import type { Picture } from '../../source/dashboard/picture.ts';
import { ScreenWriter, type Terminal } from '../../source/dashboard/screen-writer.ts';
import type { Moment } from '../../source/view/moment.ts';
import { renderScreen } from '../../source/view/screen/screen.ts';
import { MOMENTS, middle, stuck } from '../view/moments.ts';

/** A terminal emulator behind the writer's interface; keeps all bytes it was sent. */
class EmulatedTerminal extends EventEmitter implements Terminal {
  readonly emulator: InstanceType<typeof xterm.Terminal>;
  sent = '';
  blocked = false;

  constructor(columns: number, rows: number) {
    super();
    this.emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
    this.emulator.loadAddon(new unicode11.Unicode11Addon());
    this.emulator.unicode.activeVersion = '11';
  }

  get columns() {
    return this.emulator.cols;
  }

  get rows() {
    return this.emulator.rows;
  }

  write(text: string): boolean {
    this.sent += text;
    this.emulator.write(text);
    return !this.blocked;
  }

  writeSync(text: string): void {
    this.write(text);
  }

  resize(columns: number, rows: number): void {
    this.emulator.resize(columns, rows);
    this.emit('resize');
  }

  async lines(): Promise<string[]> {
    await new Promise<void>((resolve) => this.emulator.write('', resolve));
    const { active } = this.emulator.buffer;
    return Array.from(
      { length: this.rows },
      (_, y) =>
        active
          .getLine(active.viewportY + y)
          ?.translateToString(true)
          .trimEnd() ?? '',
    );
  }

  isAlternate(): boolean {
    return this.emulator.buffer.active.type === 'alternate';
  }
}

const frame = (moment: Moment, { columns, rows }: Terminal, color: 'none' | '16' = '16') =>
  renderScreen(moment, { columns, rows, color });
const picture = (moment: Moment, terminal: Terminal): Picture => ({
  rows: frame(moment, terminal).split('\n'),
  hole: null,
});
const settled = () => new Promise((resolve) => setTimeout(resolve, 45));

test('a full-height screen is painted right, and then only changed rows are written', async () => {
  const terminal = new EmulatedTerminal(120, 40);
  const writer = new ScreenWriter(terminal);
  writer.enter();
  writer.draw(picture(middle, terminal));
  await settled();
  expect(await terminal.lines()).toEqual(frame(middle, terminal, 'none').split('\n'));
  expect(terminal.isAlternate()).toBe(true);

  const before = terminal.sent.length;
  const next = { ...middle, step: 2716 };
  writer.draw(picture(next, terminal));
  await settled();
  const update = terminal.sent.slice(before);
  expect(await terminal.lines()).toEqual(frame(next, terminal, 'none').split('\n'));
  expect(update.startsWith('\x1b[?2026h') && update.endsWith('\x1b[?2026l')).toBe(true);
  expect(update.length).toBeLessThan(1000);
  expect(update).not.toContain('\x1b[2J');

  const quiet = terminal.sent.length;
  writer.draw(picture(next, terminal));
  await settled();
  expect(terminal.sent.length).toBe(quiet);
  writer.leave();
});

test('frames that come too fast are joined: the newest one is shown', async () => {
  const terminal = new EmulatedTerminal(80, 24);
  const writer = new ScreenWriter(terminal);
  writer.enter();
  for (let step = 0; step < 50; step += 1) writer.draw(picture({ ...middle, step }, terminal));
  await settled();
  expect(terminal.sent.split('\x1b[?2026h').length - 1).toBeLessThanOrEqual(3);
  expect((await terminal.lines())[0]).toContain('step    49');
  writer.leave();
});

test('after a storm of resizes the picture is that of a fresh start', async () => {
  const terminal = new EmulatedTerminal(120, 40);
  const writer = new ScreenWriter(terminal);
  let moment = middle;
  const draw = () => writer.draw(picture(moment, terminal));
  writer.on('resize', draw);
  writer.enter();
  draw();
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let i = 0; i < 50; i += 1) {
    moment = Object.values(MOMENTS)[i % 4];
    terminal.resize(1 + random(220), 1 + random(70));
    if (i % 5 === 0) await settled();
  }
  moment = stuck;
  terminal.resize(100, 30);
  await settled();
  expect(await terminal.lines()).toEqual(frame(stuck, terminal, 'none').split('\n'));
  writer.leave();
});

test('a terminal that is behind gets no more frames until it has caught up', async () => {
  const terminal = new EmulatedTerminal(80, 24);
  const writer = new ScreenWriter(terminal);
  writer.enter();
  terminal.blocked = true;
  writer.draw(picture(middle, terminal));
  await settled();
  const sent = terminal.sent.length;
  writer.draw(picture(stuck, terminal));
  await settled();
  expect(terminal.sent.length).toBe(sent);
  terminal.blocked = false;
  terminal.emit('drain');
  expect((await terminal.lines())[0]).toContain('FAILED');
  writer.leave();
});

test('leaving gives the main screen back as it was, however often it is called', async () => {
  const terminal = new EmulatedTerminal(80, 24);
  terminal.write('$ heaptop play');
  const writer = new ScreenWriter(terminal);
  writer.enter();
  writer.draw(picture(middle, terminal));
  await settled();
  writer.leave();
  const sent = terminal.sent.length;
  writer.leave();
  writer.draw(picture(stuck, terminal));
  expect(terminal.sent.length).toBe(sent);
  expect((await terminal.lines())[0]).toBe('$ heaptop play');
  expect(terminal.isAlternate()).toBe(false);
  expect(terminal.sent.endsWith('\x1b[?25h')).toBe(true);
  expect(terminal.listenerCount('resize')).toBe(0);
});

test('after a suspension the whole picture is drawn again', async () => {
  const terminal = new EmulatedTerminal(80, 24);
  const writer = new ScreenWriter(terminal);
  writer.enter();
  writer.draw(picture(middle, terminal));
  await settled();
  writer.leave();
  terminal.write('\r\nother programs write here\r\n');
  writer.enter();
  await settled();
  expect(await terminal.lines()).toEqual(frame(middle, terminal, 'none').split('\n'));
  writer.leave();
});
