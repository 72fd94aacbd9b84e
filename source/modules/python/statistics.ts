/** `statistics`: the averages and measures of spread (`Lib/statistics.py`). Fractions and Decimals count as floats. */
export const SOURCE = String.raw`
import sys
from math import exp, fsum, log, sqrt
from _statistics_normal import LinearRegression, NormalDist, linear_regression, median_grouped

__all__ = ['LinearRegression', 'NormalDist', 'StatisticsError', 'linear_regression', 'correlation', 'fmean', 'geometric_mean', 'harmonic_mean', 'mean', 'median',
           'median_grouped', 'median_high', 'median_low', 'mode', 'multimode', 'pstdev', 'pvariance', 'quantiles',
           'stdev', 'variance']


class StatisticsError(ValueError):
    pass


def _exact(x):
    try:
        n, d = x.as_integer_ratio()
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None
    return n, d


def _exact_sum(data):
    # The exact sum as a fraction: numerator and denominator.
    num, den = 0, 1
    for x in data:
        n, d = _exact(x)
        num, den = num * d + n * den, den * d
        if den != 1:
            from math import gcd
            g = gcd(num, den)
            num, den = num // g, den // g
    return num, den


def _as_result(num, den, data):
    if all(isinstance(x, int) for x in data) and num % den == 0:
        return num // den
    return num / den


def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError('mean requires at least one data point')
    num, den = _exact_sum(data)
    den *= len(data)
    if all(isinstance(x, int) for x in data) and num % den == 0:
        return num // den
    return num / den


def fmean(data, weights=None):
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError('fmean requires at least one data point')
        return fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError('data and weights must be the same length')
    total = fsum(weights)
    if not total:
        raise StatisticsError('sum of weights must be non-zero')
    return fsum(x * w for x, w in zip(data, weights)) / total


def geometric_mean(data):
    data = list(data)
    if not data:
        raise StatisticsError('Must have a non-empty dataset')
    return exp(fsum(map(log, data)) / len(data))


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError('harmonic_mean requires at least one data point')
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError('Number of weights does not match data size')
    if any(x < 0 for x in data):
        raise StatisticsError('harmonic mean does not support negative values')
    if any(x == 0 for x in data):
        return 0
    num, den = _exact_sum(w / x for x, w in zip(data, weights))
    total, over = _exact_sum(weights)
    return (total * den) / (over * num)


def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    if n % 2 == 1:
        return data[n // 2]
    i = n // 2
    return (data[i - 1] + data[i]) / 2


def median_low(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    return data[n // 2] if n % 2 == 1 else data[n // 2 - 1]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[len(data) // 2]


def mode(data):
    from collections import Counter
    pairs = Counter(iter(data)).most_common(1)
    try:
        return pairs[0][0]
    except IndexError:
        raise StatisticsError('no mode for empty data') from None


def multimode(data):
    from collections import Counter
    counts = Counter(iter(data))
    if not counts:
        return []
    maxcount = max(counts.values())
    return [value for value, count in counts.items() if count == maxcount]


def quantiles(data, *, n=4, method='exclusive'):
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    ld = len(data)
    if ld < 2:
        if sys.version_info < (3, 13):
            raise StatisticsError('must have at least two data points')
        if ld == 1:
            return data * (n - 1)
        raise StatisticsError('must have at least one data point')
    result = []
    if method == 'inclusive':
        m = ld - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    m = ld + 1
    for i in range(1, n):
        j = i * m // n
        j = 1 if j < 1 else ld - 1 if j > ld - 1 else j
        delta = i * m - j * n
        result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result


def _spread(data, center, less):
    data = list(data)
    if len(data) < 1 + less:
        name = 'variance requires at least two data points' if less else 'pvariance requires at least one data point'
        raise StatisticsError(name)
    if center is None:
        # Sum of squares about the mean, exactly: sum(x²) - sum(x)² / n.
        num, den = _exact_sum(data)
        square_num, square_den = 0, 1
        for x in data:
            n, d = _exact(x)
            square_num, square_den = square_num * d * d + n * n * square_den, square_den * d * d
        count = len(data)
        top = square_num * den * den * count - num * num * square_den
        bottom = square_den * den * den * count
    else:
        top, bottom = 0, 1
        cn, cd = _exact(center)
        for x in data:
            n, d = _exact(x)
            n, d = n * cd - cn * d, d * cd
            top, bottom = top * d * d + n * n * bottom, bottom * d * d
    return top, bottom * (len(data) - less), data


def variance(data, xbar=None):
    top, bottom, data = _spread(data, xbar, 1)
    return _as_result(top, bottom, data)


def pvariance(data, mu=None):
    top, bottom, data = _spread(data, mu, 0)
    return _as_result(top, bottom, data)


def _root(top, bottom):
    # The square root of a fraction, rounded once.
    if top == 0:
        return 0.0
    from math import isqrt
    shift = 2 * max(0, 64 - (top.bit_length() - bottom.bit_length()) // 2)
    root = isqrt((top << shift) // bottom)
    if root * root * bottom != top << shift:
        root |= 1
    return root / (1 << shift // 2)


def stdev(data, xbar=None):
    try:
        top, bottom, data = _spread(data, xbar, 1)
    except StatisticsError:
        name = 'stdev' if sys.version_info >= (3, 11) else 'variance'
        raise StatisticsError(name + ' requires at least two data points') from None
    return _root(top, bottom)


def pstdev(data, mu=None):
    try:
        top, bottom, data = _spread(data, mu, 0)
    except StatisticsError:
        raise StatisticsError('pstdev requires at least one data point') from None
    return _root(top, bottom)


def correlation(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError('correlation requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError('correlation requires at least two data points')
    xbar, ybar = fsum(x) / n, fsum(y) / n
    sxy = fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
    sxx = fsum((a - xbar) ** 2 for a in x)
    syy = fsum((b - ybar) ** 2 for b in y)
    try:
        return sxy / sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant') from None
`;
