/// The point under which a beta distribution has the probability `probability`: the inverse of the regularised
/// incomplete beta function.
///
/// `a` and `b` must be at least 1. Then the logarithm of the distribution function is concave, and Newton's method on
/// it runs up to
/// the solution from below; a step that leaves the interval is replaced by halving it.
func betaQuantile(_ probability: Double, _ a: Double, _ b: Double) -> Double {
  var low = 0.0
  var high = 1.0
  var x = a / (a + b)
  for _ in 0..<200 {
    let reached = regularizedIncompleteBeta(x, a, b)
    if reached < probability { low = x } else { high = x }
    let density = exponential(
      logGamma(a + b) - logGamma(a) - logGamma(b) + (a - 1) * naturalLogarithm(x) + (b - 1) * logarithmOfOnePlus(-x))
    var next = x - reached / density * naturalLogarithm(reached / probability)
    if !(next > low && next < high) { next = low + (high - low) / 2 }
    if abs(next - x) <= x * 4e-16 { return next }
    x = next
  }
  return x
}

/// I_x(a, b), by the continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), evaluated by
/// Lentz's method.
func regularizedIncompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  guard x > 0 else { return 0 }
  guard x < 1 else { return 1 }
  let logarithm =
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * naturalLogarithm(x) + b * logarithmOfOnePlus(-x)
  let front = exponential(logarithm)
  // The fraction converges fast only on its own side of the mean.
  if x < (a + 1) / (a + b + 2) { return front * betaFraction(x, a, b) / a }
  return 1 - front * betaFraction(1 - x, b, a) / b
}

private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  let tiny = 1e-300
  func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
  var c = 1.0
  var d = 1 / away(1 - (a + b) * x / (a + 1))
  var fraction = d
  for step in 1...10_000 {
    let m = Double(step)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    fraction *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    let change = d * c
    fraction *= change
    if abs(change - 1) < 1e-15 { break }
  }
  return fraction
}
