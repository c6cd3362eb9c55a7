extension ContingencyTable {
  /// Fisher's exact test, two-sided: the probability, with all margins fixed, of every table no more probable than
  /// this one.
  ///
  /// 1 where a row or column is empty. Tables whose probabilities differ by less than one part in ten million count as
  /// equal, as in R and SciPy.
  ///
  /// Fisher 1935, *The logic of inductive inference*.
  ///
  /// - Complexity: O(√*n*) in the smallest margin: both tails are summed only as far as they matter.
  public var fisherExact: TailProbability {
    guard row1 > 0, row2 > 0, column1 > 0, column2 > 0 else { return TailProbability(logarithm: 0) }
    let distribution = Hypergeometric(drawn: row1, marked: column1, unmarked: column2)
    let observed = distribution.logProbability(o11)
    let mode = distribution.mode
    // Two neighbours may share the greatest probability.
    guard distribution.logProbability(mode) > observed + 1e-7 else { return TailProbability(logarithm: 0) }

    // Probabilities fall on both sides of the mode, so each tail is one stretch. The far one begins at the first table
    // that is no more probable than this one.
    let outwards = o11 > mode ? 1.0 : -1.0
    let end = o11 > mode ? distribution.least : distribution.most
    var near = mode
    var far = end - outwards
    while abs(far - near) > 1 {
      let middle = ((far + near) / 2).rounded(.towardZero)
      if distribution.logProbability(middle) <= observed + 1e-7 { far = middle } else { near = middle }
    }
    var sum = distribution.tail(from: o11, step: outwards)
    if far != end - outwards {
      sum += exponential(distribution.logProbability(far) - observed) * distribution.tail(from: far, step: -outwards)
    }
    return TailProbability(logarithm: observed + naturalLogarithm(sum))
  }
}

/// How many marked ones are among some drawn without putting back.
private struct Hypergeometric {
  let drawn: Double
  let marked: Double
  let unmarked: Double

  var least: Double { max(0, drawn - unmarked) }
  var most: Double { min(drawn, marked) }
  var mode: Double {
    ((drawn + 1) * (marked + 1) / (marked + unmarked + 2)).rounded(.down)
  }

  func logProbability(_ x: Double) -> Double {
    logBinomial(marked, x) + logBinomial(unmarked, drawn - x) - logBinomial(marked + unmarked, drawn)
  }

  /// The sum of the probabilities from `x` outwards, relative to that of `x`, by the ratios of neighbours.
  func tail(from x: Double, step: Double) -> Double {
    var sum = 1.0
    var relative = 1.0
    var x = x
    while step > 0 ? x < most : x > least {
      relative *=
        step > 0
        ? (marked - x) / (x + 1) * (drawn - x) / (unmarked - drawn + x + 1)
        : x / (marked - x + 1) * (unmarked - drawn + x) / (drawn - x + 1)
      x += step
      sum += relative
      if relative < sum * 1e-17 { break }
    }
    return sum
  }
}
