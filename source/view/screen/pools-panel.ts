import { formatBytes, formatCount } from '../bytes.ts';
import type { ArenaTiles, ClassOfPools, PoolMap } from '../heap-facts.ts';
import type { Moment } from '../moment.ts';
import { barGlyph } from '../plot.ts';
import { padEnd, padStart, wrapText } from '../text-width.ts';
import { type Line, segment } from './line.ts';
import { listPanel } from './list-panel.ts';
import type { Panel, PanelLook } from './panel.ts';

/** The name of a size class in the arenas' tiles: `1` is 16 bytes, `w` is 512. */
const CLASS_NAMES = '·123456789abcdefghijklmnopqrstuvw';

/** pymalloc's map: each size class with how full its pools are, then each arena with the classes of its pools. */
export function poolsPanel(moment: Moment, look: PanelLook): Panel {
  const title = 'pymalloc';
  const map = moment.pools;
  if (map === null) return { title, draw: () => [[segment(' the pools are being looked at …', 'quiet')]] };
  const rows = [...map.classes.map((each) => classRow(each, map)), ...arenaRows(map)];
  const count = map.arenas.length + map.otherArenas;
  const facts = [
    `${plural(count, 'arena')}, ${formatCount(map.poolsInUse)} pools used, ${formatCount(map.poolsFree)} free`,
  ];
  // While the run moves, the map is not made anew for every picture.
  if (map.step !== moment.step) facts.unshift(`as of step ${formatCount(map.step)}`);
  return listPanel(
    {
      title,
      note: facts.join('   '),
      head: (columns) => [...summary(map, columns, look.expanded), classHeading(columns)],
      count: rows.length,
      row: (row, columns) => rows[row](columns),
    },
    look,
  );
}

type Row = (columns: number) => Line;

/** Where the bytes are: in a few words, or, where there is room, as `sys._debugmallocstats()` has it: the parts are the sum. */
function summary(map: PoolMap, columns: number, isWhole: boolean): Line[] {
  const { bytes, large } = map;
  const inPools = bytes.total - bytes.unusedPools - bytes.alignment;
  const fragmented = inPools === 0 ? 0 : ((inPools - bytes.inBlocks) / inPools) * 100;
  const malloc = `malloc ${plural(large.blocks, 'block')} over 512 B: ${formatBytes(large.bytes)}`;
  if (!isWhole) {
    const arenas = ` ${formatBytes(bytes.inBlocks)} in blocks of ${formatBytes(inPools)} in pools: `;
    const more = columns < 100 ? '' : `   ${malloc}`;
    return [[segment(arenas), segment(`${fragmented.toFixed(1)}% fragmented`, 'strong'), segment(more)]];
  }
  const lost = bytes.poolHeaders + bytes.quantization + bytes.alignment;
  const parts = `${formatBytes(bytes.inBlocks)} in blocks + ${formatBytes(bytes.available)} in free blocks + ${formatBytes(bytes.unusedPools)} in free pools + ${formatBytes(lost)} lost to headers and remainders`;
  const holes = `largest ${formatBytes(large.largest)}, ${plural(large.holes, 'hole')} of ${formatBytes(large.holeBytes)}`;
  return [
    `arenas ${formatBytes(bytes.total)} = ${parts}`,
    `fragmentation ${fragmented.toFixed(1)}%: that much of the pools in use is in no block`,
    `arenas allocated so far ${formatCount(map.arenasAllocated)}, at most ${formatCount(map.arenasHighwater)} at a time`,
    `${malloc}, ${holes}`,
    `free lists: ${parkedText(map)}`,
  ].flatMap((text) => wrapText(text, columns - 2).map((part, i) => [segment(` ${i === 0 ? '' : ' '}${part}`)]));
}

function parkedText({ freeLists }: PoolMap): string {
  const parked = freeLists.filter(({ objects }) => objects > 0);
  const kept = parked.map(({ name, objects }) => `${formatCount(objects)} ${name.replace(/Py(\w+)Objects$/, '$1')}`);
  return kept.length === 0 ? 'empty' : kept.join(', ');
}

const USED = 17;

function classHeading(columns: number): Line {
  const wide = columns >= 56 ? ` ${padStart('next', 7)}` : '';
  const pools = columns < 92 ? 'pools, high is full' : 'pools, each as full as it is high';
  return [segment(` class    size  pools ${padStart('used/blocks', USED)}    full${wide}  ${pools}`, 'heading')];
}

/** One size class: its figures, where its next block comes from, and a glyph a pool. */
function classRow(each: ClassOfPools, map: PoolMap): Row {
  const { blockBytes, pools, blocksInUse, blocksAvailable, blocksPerPool, head } = each;
  const name = CLASS_NAMES[blockBytes / 16];
  const blocks = blocksInUse + blocksAvailable;
  return (columns) => {
    const wide = columns >= 56;
    const figures = [
      `   ${name}   ${padStart(`${blockBytes} B`, 6)} ${padStart(formatCount(pools), 6)} `,
      padStart(`${formatCount(blocksInUse)}/${formatCount(blocks)}`, USED),
      padStart(`${((blocksInUse / blocks) * 100).toFixed(1)}%`, 8),
      wide ? ` ${padStart(head === null ? 'full' : head.block, 7)}` : '',
      '  ',
    ].join('');
    return [segment(figures), segment(fullness(each, map, blocksPerPool, columns - figures.length), 'plot')];
  };
}

/** A glyph a pool, by address; what does not fit is counted. */
function fullness({ blockBytes, pools }: ClassOfPools, { arenas }: PoolMap, capacity: number, room: number): string {
  const glyphs: string[] = [];
  const wanted = pools > room ? Math.max(0, room - 8) : pools;
  for (const { classes, used } of arenas) {
    for (let i = 0; i < classes.length && glyphs.length < wanted; i += 1) {
      if (classes[i] * 16 === blockBytes) glyphs.push(barGlyph(used[i], capacity));
    }
  }
  const more = pools - glyphs.length;
  return more > 0 ? `${glyphs.join('')} +${formatCount(more)}` : glyphs.join('');
}

function arenaRows(map: PoolMap): Row[] {
  const heading: Row = () => [
    segment(` arena    pools in it by address: a size class each, · free, blank never used`, 'heading'),
  ];
  const more: Row[] =
    map.otherArenas === 0 ? [] : [() => [segment(` and ${plural(map.otherArenas, 'arena')} more`, 'quiet')]];
  return [heading, ...map.arenas.map((arena) => arenaRow(arena, map.poolsPerArena)), ...more];
}

function arenaRow({ tag, poolsFree, classes }: ArenaTiles, poolsPerArena: number): Row {
  const tiles = classes.map((each) => CLASS_NAMES[each]).join('');
  const used = `${poolsPerArena - poolsFree}/${poolsPerArena}`;
  return (columns) => {
    const room = Math.max(1, Math.min(poolsPerArena, columns - 9 - used.length));
    return [segment(` ${padEnd(tag, 7)} `, 'quiet'), segment(padEnd(tiles, room), 'plot'), segment(` ${used}`)];
  };
}

function plural(count: number, one: string): string {
  return `${formatCount(count)} ${one}${count === 1 ? '' : 's'}`;
}
