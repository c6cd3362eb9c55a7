import Documents
import Testing

@Suite struct CountingRecordTests {
  private func record(_ members: String) throws -> CountingRecord {
    try #require(CountingRecord(json: Array("{\"words\": 7\(members)}".utf8)))
  }

  @Test func `what is counted alike does not differ, and what neither tells is no difference`() throws {
    let here = try record(", \"granularity\": \"coarse\", \"stopwords\": true, \"lexicons\": {\"words.tsv\": \"a\"}")
    #expect(here.differences(from: here).isEmpty)
    #expect(try record("").differences(from: here).isEmpty)
    #expect(try here.differences(from: record("")) == ["with words.tsv"])
    #expect(try record("").words == 7)
  }

  @Test(arguments: [
    (", \"granularity\": \"fine\"", ", \"granularity\": \"coarse\"", ["granularity fine (here coarse)"]),
    (", \"repair\": false", ", \"repair\": true", ["repair false (here true)"]),
    (", \"encoding\": null, \"set\": [1]", ", \"encoding\": \"GBK\", \"set\": []", []),
    (", \"min_length\": 2", ", \"min_length\": 1", ["min_length 2 (here 1)"]),
    (", \"min_length\": 1", ", \"min_length\": 2", []),
    (", \"stopwords\": false, \"keep_numbers\": true", ", \"stopwords\": true, \"keep_numbers\": false", []),
    (", \"class\": \"noun\"", ", \"class\": \"\"", ["class noun (here none)"]),
    (
      ", \"lexicons\": {\"a\": \"1\", \"b\": \"2\", \"d\": \"4\"}",
      ", \"lexicons\": {\"a\": \"9\", \"c\": \"3\", \"stop\": \"5\"}",
      ["another a", "with b", "without c"]
    ),
  ])
  func `what the list lacks or has otherwise is told`(listed: String, here: String, differences: [String]) throws {
    #expect(try record(listed).differences(from: record(here), apart: ["d"], stopWords: "stop") == differences)
  }

  @Test(arguments: ["", "[]", "{}", "{\"words\": \"many\"}", "{\"words\": 7", "\u{0}"])
  func `what does not tell how many words there were is no record`(json: String) {
    #expect(CountingRecord(json: Array(json.utf8)) == nil)
  }
}
