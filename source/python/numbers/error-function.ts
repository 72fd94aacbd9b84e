/** erf() and erfc() by rational approximations, as C's library has them (Sun's fdlibm, s_erf.c). */

import { exp } from './elementary.ts';

const ERX = 0.8450629115104675;
const EFX8 = 1.0270333367641007;
const PP = [
  0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -0.000023763016656650163,
];
const QQ = [
  1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -0.000003960228278775368,
];
const PA = [
  -0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668,
  0.035478304325618236, -0.002166375594868791,
];
const QA = [
  1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905,
  0.011984499846799107,
];
const RA = [
  -0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347,
  -184.60509290671104, -81.2874355063066, -9.814329344169145,
];
const SA = [
  1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783,
  108.63500554177944, 6.570249770319282, -0.0604244152148581,
];
const RB = [
  -0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896,
  -1025.0951316110772, -483.5191916086514,
];
const SB = [
  1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644,
  474.52854120695537, -22.44095244658582,
];

function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * x + coefficients[i];
  return value;
}

/** exp(-x*x) / x times the approximation, for x from 1.25 on. */
function tail(size: number): number {
  const s = 1 / (size * size);
  const isNear = size < 1 / 0.35;
  const ratio = polynomial(isNear ? RA : RB, s) / polynomial(isNear ? SA : SB, s);
  // x with its low word cleared: its square is exact.
  const high = withoutLowWord(size);
  return (exp(-high * high - 0.5625) * exp((high - size) * (high + size) + ratio)) / size;
}

function withoutLowWord(x: number): number {
  const words = new DataView(new ArrayBuffer(8));
  words.setFloat64(0, x);
  words.setInt32(4, 0);
  return words.getFloat64(0);
}

/** `math.erf(x)`. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 0.84375) {
    if (size < 2 ** -28) return size < 2 ** -1015 ? 0.125 * (8 * x + EFX8 * x) : x + 0.1283791670955126 * x;
    const z = x * x;
    return x + x * (polynomial(PP, z) / polynomial(QQ, z));
  }
  const sign = x < 0 ? -1 : 1;
  if (size < 1.25) return sign * (ERX + polynomial(PA, size - 1) / polynomial(QA, size - 1));
  return size >= 6 ? sign : sign * (1 - tail(size));
}

/** `math.erfc(x)`: 1 - erf(x), accurate where that is small. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return x;
  const size = Math.abs(x);
  if (size < 0.84375) {
    if (size < 2 ** -56) return 1 - x;
    const z = x * x;
    const y = polynomial(PP, z) / polynomial(QQ, z);
    return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
  }
  if (size < 1.25) {
    const y = polynomial(PA, size - 1) / polynomial(QA, size - 1);
    return x >= 0 ? 1 - ERX - y : 1 + (ERX + y);
  }
  if (size >= 28 || x < -6) return x > 0 ? 0 : 2;
  return x > 0 ? tail(size) : 2 - tail(size);
}
