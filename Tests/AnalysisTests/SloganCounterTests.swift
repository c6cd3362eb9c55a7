import Analysis
import SloganDetection
import Testing
import Text

@Suite struct `Counts of slogans` {
  private func documents() throws -> [DocumentSlogans] {
    let analyze = SloganAnalyzer(
      try SloganLexicon(["社会主义", "中国特色社会主义", "改革开放"].map { Slogan(canonical: $0, category: .policy) }))
    let texts = [
      ("a", "2020", "建设社会主义，改革开放。"), ("b", "2019-05", "中国特色社会主义，“五包五促”，即包教育。"), ("c", nil, "改革开放“五包五促”。"),
      ("d", "2019-04", "中国特色社会主义和改革开放"), ("e", nil, ""),
    ]
    return texts.map { id, date, text in
      var document = Document(id: id, text: text)
      document.metadata["date"] = date
      let tokens = document.text.indices.map { Token(start: $0, end: $0 + 1, kind: .word) }
      return analyze(SegmentedDocument(document: document, tokens: tokens, sentences: []))
    }
  }

  private func period(_ document: DocumentSlogans) -> PeriodCounts {
    PeriodCounts(period: document.date.map { "\($0.year)" }, document)
  }

  private func table(_ counter: SloganCounter) -> [String] {
    counter.rows.map { row in
      let first = row.firstDate.map { "\(row.firstDocument) \($0)" } ?? row.firstDocument
      let definition = row.definition.map { ": " + $0 } ?? ""
      return "\(row.slogan) \(row.frequency)+\(row.nested) in \(row.documentFrequency), \(first)\(definition)"
    }
  }

  @Test func `nested places, documents and the earliest by date are counted`() throws {
    var counter = SloganCounter()
    for document in try documents() { counter.add(document) }
    #expect(
      table(counter) == [
        "改革开放 3+0 in 3, d 2019-04", "中国特色社会主义 2+0 in 2, d 2019-04", "五包五促 2+0 in 2, b 2019-05: 包教育",
        "社会主义 1+2 in 3, d 2019-04",
      ])
  }

  @Test func `a merge at any place counts as one pass does`() throws {
    let documents = try documents()
    var whole = SloganCounter()
    var trends = TrendCounter()
    for document in documents {
      whole.add(document)
      trends.add(period(document))
    }
    for place in 0...documents.count {
      var (first, second) = (SloganCounter(), SloganCounter())
      var (early, late) = (TrendCounter(), TrendCounter())
      for document in documents[..<place] {
        first.add(document)
        early.add(period(document))
      }
      for document in documents[place...] {
        second.add(document)
        late.add(period(document))
      }
      first.merge(second)
      early.merge(late)
      #expect(table(first) == table(whole))
      #expect(first.words == whole.words)
      #expect(early.counts == trends.counts)
      #expect(early.periods == trends.periods)
      #expect(early.undated == trends.undated)
    }
  }

  @Test func `trends count nested places, and leave out what has no period`() throws {
    var trends = TrendCounter()
    for document in try documents() { trends.add(period(document)) }
    #expect(trends.undated == 2)
    #expect(trends.periods["2019"]?.documents == 2)
    #expect(trends.counts["社会主义"]?["2019"]?.frequency == 2)
    #expect(trends.counts["社会主义"]?["2019"]?.documentFrequency == 2)
    #expect(trends.counts["社会主义"]?["2020"]?.frequency == 1)
  }

  @Test func `groups are a timeline when their documents follow one another`() throws {
    let documents = try documents()
    func timeline(_ groups: [(group: String, document: Int)]) -> [String] {
      var trends = TrendCounter()
      for (group, document) in groups { trends.add(PeriodCounts(period: group, documents[document])) }
      let (periods, isInTime) = trends.timeline
      return periods + (isInTime ? ["in time"] : [])
    }
    // By date: 2020, 2019-05, none, 2019-04.
    #expect(timeline([("甲", 0), ("乙", 1), ("乙", 3)]) == ["乙", "甲", "in time"])
    #expect(timeline([("丙", 1), ("乙", 3), ("甲", 0)]) == ["乙", "丙", "甲", "in time"])
    #expect(timeline([("甲", 0), ("乙", 1), ("甲", 3)]) == ["乙", "甲"])
    #expect(timeline([("甲", 0), ("乙", 2)]) == ["乙", "甲"])
    #expect(timeline([("2023", 2), ("2021-2022", 2)]) == ["2021-2022", "2023", "in time"])
  }
}
