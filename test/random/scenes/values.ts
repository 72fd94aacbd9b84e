import type { Scope } from '../scope.ts';

/** Texts and numbers through format specs, methods and operators. */
export function values({ chance }: Scope): string {
  const spec = () =>
    chance.pick(['', '*', ' ']) +
    chance.pick(['', '<', '>', '^', '=']) +
    chance.pick(['', '+', '-', ' ']) +
    chance.pick(['', '#']) +
    chance.pick(['', '0']) +
    chance.pick(['', '3', '12', '20']) +
    chance.pick(['', ',', '_']) +
    chance.pick(['', '.0', '.2', '.10']) +
    chance.pick(['', 'd', 'x', 'X', 'o', 'b', 'e', 'E', 'f', 'g', 'G', '%', 's', 'n', 'c', 'r', 'a']);
  const number = () =>
    chance.pick([
      '0',
      '-1',
      '255',
      '10 ** 20',
      '-(2 ** 70)',
      '1.5',
      '-0.0',
      '1e300',
      '123456.789',
      '5e-324',
      'math.inf',
      '-math.nan',
      'True',
      '2 ** 64 - 1',
      '0.1 + 0.2',
      '1e16',
      '12345678901234567890.0',
      '2.5',
      '3 + 4j',
    ]);
  const text = () =>
    chance.pick([
      "''",
      "'abc'",
      "'héllo'",
      "'日本'",
      "'a\\nb\\tc'",
      "'MiXeD cAsE'",
      "'  pad  '",
      "'x=1;y=2'",
      "'ß'",
      "'İ'",
    ]);
  const percent = () =>
    `%${chance.pick(['', '-', '0', '+', '#'])}${chance.pick(['', '5', '12'])}${chance.pick(['', '.2', '.0'])}${chance.pick(['d', 'i', 's', 'r', 'a', 'x', 'o', 'e', 'f', 'g', 'c', '%'])}`;
  const numeric = () =>
    chance
      .pick([
        'A // B',
        'A % B',
        'divmod(A, B)',
        'A ** 3',
        'A << 5',
        'A >> 3',
        'A & B',
        'A | B',
        'A ^ B',
        '~A',
        'round(A, 2)',
        'round(A, -2)',
        'round(A)',
        'int(A)',
        'float(A).hex()',
        'A.bit_length()',
        'A.as_integer_ratio()',
        'A.is_integer()',
        'hash(A)',
        'math.floor(A)',
        'math.frexp(A)',
        'math.gcd(A, B)',
        'A.to_bytes(9, "big")',
        'A == B',
        'A < B',
        'complex(A, 1) * B',
        'math.fmod(A, B)',
        'math.comb(A, 2)',
        'pow(A, 3, 7)',
        'str(A)[:30]',
        'sys.getsizeof(A)',
        'A.__round__()',
        'math.isqrt(A)',
        'math.ldexp(A, 3)',
        'bin(A)',
        'A * 1.0 - B',
        'A / B',
        'math.nextafter(A, B)',
        'math.dist([A], [B])',
      ])
      .replaceAll('A', `(${number()})`)
      .replaceAll('B', `(${number()})`);
  const textual = () =>
    chance
      .pick([
        'A.split()',
        'A.partition("b")',
        'A.title()',
        'A.swapcase()',
        'A.casefold()',
        'A.center(9, "*")',
        'A.zfill(7)',
        'A.expandtabs(4)',
        'A.translate({97: "zz", 98: None})',
        'A.encode("utf-16-le")',
        'A.encode("ascii", "backslashreplace")',
        'A.find(B)',
        'A.count(B)',
        'A.replace("a", B, 1)',
        'B.join(["p", "q", A])',
        'A.isidentifier()',
        'A.rsplit(None, 1)',
        'A.splitlines(True)',
        'A * 3 + B',
        'A[::-1]',
        'A < B',
        'A.strip("a ")',
        'A.removeprefix("ab")',
        'ascii(A)',
        'repr(A)',
        'sys.getsizeof(A)',
        'A.format(1, k=2)',
        'A.upper().lower()',
        'A.isalpha(), A.isspace()',
        'A.startswith(("a", B))',
        'hash(A) == hash(str(A))',
        'max(A, key=ord)',
        'A.index(B, 1)',
        'A.capitalize()',
        'bytes(A, "latin-1")',
        'bytearray(A, "utf-8").hex("-")',
        'memoryview(A.encode())[1:2].tolist()',
      ])
      .replaceAll('A', text())
      .replaceAll('B', text());
  const lines = Array.from({ length: 14 }, () =>
    chance.pick([
      () => `format(${number()}, '${spec()}')`,
      () => `'${percent()} ${percent()}' % (${number()}, ${chance.pick([number, text])()})`,
      numeric,
      numeric,
      textual,
      textual,
      () => `f'{${text()}!r:${chance.pick(['>', '<', '^', '*^'])}${chance.below(12)}}'`,
    ])(),
  );
  return lines
    .map((each) => `try: print(${each})\nexcept Exception as error: print(type(error).__name__, error)`)
    .join('\n');
}
