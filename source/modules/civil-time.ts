/** A moment in UTC: year, month 1–12, day, hour, minute, second, weekday (Monday 0), day of the year from 1, DST flag. */
export type CivilTime = readonly [
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  weekday: number,
  dayOfYear: number,
  dst: number,
];

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAY_SECONDS = 86400;

/** Days from 1970-01-01 to a date of the Gregorian calendar. */
function daysFromCivil(year: number, month: number, day: number): number {
  // Years begin in March here, so that the leap day is the last of a year.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** The civil time of seconds since 1970. */
export function civilFromSeconds(seconds: number): CivilTime {
  const days = Math.floor(seconds / DAY_SECONDS);
  const rest = seconds - days * DAY_SECONDS;
  let year = 1970 + Math.floor(days / 365.2425);
  while (daysFromCivil(year, 1, 1) > days) year--;
  while (daysFromCivil(year + 1, 1, 1) <= days) year++;
  let month = 12;
  while (daysFromCivil(year, month, 1) > days) month--;
  const day = days - daysFromCivil(year, month, 1) + 1;
  const weekday = (((days + 3) % 7) + 7) % 7;
  const dayOfYear = days - daysFromCivil(year, 1, 1) + 1;
  return [year, month, day, Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60, weekday, dayOfYear, 0];
}

/** Seconds since 1970 of a civil time. */
export function secondsFromCivil([year, month, day, hour, minute, second]: CivilTime): number {
  return daysFromCivil(year, month, day) * DAY_SECONDS + hour * 3600 + minute * 60 + second;
}

/** `strftime()` in the C locale; codes that are not known stay as they are. */
export function formatCivil(format: string, civil: CivilTime): string {
  const [year, month, day, hour, minute, second, weekday, dayOfYear] = civil;
  const two = (value: number): string => String(value).padStart(2, '0');
  const codes: Record<string, () => string> = {
    a: () => DAYS[weekday].slice(0, 3),
    A: () => DAYS[weekday],
    w: () => String((weekday + 1) % 7),
    d: () => two(day),
    e: () => String(day).padStart(2, ' '),
    b: () => MONTHS[month - 1].slice(0, 3),
    B: () => MONTHS[month - 1],
    m: () => two(month),
    y: () => two(year % 100),
    Y: () => String(year),
    H: () => two(hour),
    I: () => two(((hour + 11) % 12) + 1),
    p: () => (hour < 12 ? 'AM' : 'PM'),
    M: () => two(minute),
    S: () => two(second),
    z: () => '+0000',
    Z: () => 'UTC',
    j: () => String(dayOfYear).padStart(3, '0'),
    n: () => '\n',
    t: () => '\t',
    '%': () => '%',
    F: () => formatCivil('%Y-%m-%d', civil),
    T: () => formatCivil('%H:%M:%S', civil),
    D: () => formatCivil('%m/%d/%y', civil),
    R: () => formatCivil('%H:%M', civil),
    c: () => formatCivil('%a %b %e %H:%M:%S %Y', civil),
    x: () => formatCivil('%m/%d/%y', civil),
    X: () => formatCivil('%H:%M:%S', civil),
    s: () => String(secondsFromCivil(civil)),
  };
  return format.replace(/%(.)/gs, (all, code: string) => codes[code]?.() ?? all);
}
