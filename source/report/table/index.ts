import { UsageError } from '../../scenario/errors.ts';
import type { MomentName } from '../../scenario/moment-name.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type Grouping, SORT_KEYS, type SortKey, TOP_CHOICES } from '../../view/top-sites.ts';
import { TYPE_SORT_KEYS, type TypeSortKey } from '../../view/type-rows.ts';
import type { TABLES, TableFormat } from '../formats.ts';
import { momentsAt, type Whereabouts } from '../moment-at.ts';
import type { ReportTable } from './report-table.ts';
import { formatTable } from './table-formats.ts';
import { collectionsReport, sizeClassesReport, topReport, typesReport } from './tables.ts';

export interface TableOptions extends Whereabouts {
  readonly of: (typeof TABLES)[number];
  readonly format: TableFormat;
  readonly groupBy: Grouping;
  /** A column; left out: the size. */
  readonly sort: string | undefined;
  readonly reversed: boolean;
  /** Where the differences begin; it may be later than the moment itself. */
  readonly since: MomentName | undefined;
  readonly filter: string;
  /** Rows at most. */
  readonly limit: number;
}

/**
 * One table of a moment as text, Markdown, CSV or JSON; ends with a newline.
 *
 * @throws UsageError when the run has no such moment, or the table no such column
 */
export async function table(scenario: Scenario, options: TableOptions): Promise<string> {
  return formatTable(await tableOf(scenario, options), options.format);
}

async function tableOf(scenario: Scenario, options: TableOptions): Promise<ReportTable> {
  const { of, groupBy, sort = 'size', reversed, filter, limit, since, at } = options;
  const common = { reversed, filter };
  const topKey = SORT_KEYS.find((key) => key === sort);
  const typeKey = TYPE_SORT_KEYS.find((key) => key === sort);
  if (of === 'top') checkColumn(topKey, sort, SORT_KEYS);
  if (of === 'types') checkColumn(typeKey, sort, TYPE_SORT_KEYS);
  const places = since === undefined ? [at] : [since, at];
  const moments = await momentsAt(scenario, options, places, ['pools', 'types']);
  const moment = moments[moments.length - 1];
  const base = since === undefined ? null : moments[0];
  switch (of) {
    case 'top':
      return topReport(moment, { ...TOP_CHOICES, ...common, group: groupBy, sort: topKey as SortKey }, base, limit);
    case 'types':
      return typesReport(moment, { ...common, sort: typeKey as TypeSortKey }, base, limit);
    case 'size-classes':
      return sizeClassesReport(moment);
    case 'collections':
      return collectionsReport(moment);
  }
}

function checkColumn(found: string | undefined, asked: string, keys: readonly string[]): void {
  if (found === undefined)
    throw new UsageError(`there is no column "${asked}" to sort by`, `it is one of ${keys.join(', ')}`);
}
