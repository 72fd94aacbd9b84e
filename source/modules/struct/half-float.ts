/** IEEE 754 binary16 (`Objects/floatobject.c, PyFloat_Pack2()`). */

/** The float that 16 bits mean. */
export function halfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : Number.NaN;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The nearest 16 bits, halves to even; too large ones become those of infinity. */
export function halfBits(value: number): number {
  if (Number.isNaN(value)) return 0x7e00;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size === Infinity) return sign | 0x7c00;
  const exponent = Math.max(size === 0 ? -14 : Math.floor(Math.log2(size)), -14);
  const steps = roundEven(size / 2 ** (exponent - 10));
  // Subnormals have no hidden bit; a fraction that rounds up to the next power carries into the exponent by itself.
  const bits = exponent === -14 && steps < 1024 ? steps : ((exponent + 15) << 10) + (steps - 1024);
  return sign | Math.min(bits, 0x7c00);
}

function roundEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest > 0.5 || (rest === 0.5 && floor % 2 === 1)) return floor + 1;
  return floor;
}
