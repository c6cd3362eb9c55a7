// The C library's functions that measures need, and nothing else of it: the one place to change on a new platform.

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

func naturalLogarithm(_ x: Double) -> Double { log(x) }

func binaryLogarithm(_ x: Double) -> Double { log2(x) }

func exponential(_ x: Double) -> Double { exp(x) }

/// ln(1 + x), exact for small x.
func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }

/// The complementary error function.
func complementaryErrorFunction(_ x: Double) -> Double { erfc(x) }

/// ln Γ(x) for positive x.
func logGamma(_ x: Double) -> Double {
  // `lgamma` writes a global sign on some systems; the re-entrant form is safe on any thread.
  var sign: Int32 = 0
  return lgamma_r(x, &sign)
}

/// ln C(n, k), the logarithm of the number of ways to choose *k* of *n*.
func logBinomial(_ n: Double, _ k: Double) -> Double {
  logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
}

/// x·ln(x/y), and 0 where x is 0: the limit that every entropy-like sum needs.
func weightedLogarithm(_ x: Double, over y: Double) -> Double {
  x > 0 ? x * log(x / y) : 0
}
