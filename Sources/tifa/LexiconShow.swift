import ArgumentParser
import Lexicons
import SloganDetection
import Text

extension LexiconCommand {
  /// `tifa lexicon show TERM…`
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what the lists know of a slogan or term.",
      discussion: "A slogan is found by its canonical form or a variant. Status 1 when no list has it.")

    @Argument(help: "Slogans or terms.")
    var terms: [String]

    @Option(
      name: [.customLong("slogans"), .customLong("slogan-file")], parsing: .singleValue,
      help: ArgumentHelp("Slogans of yours, beside the built-in ones (repeatable).", valueName: "file"))
    var files: [String] = []

    func run() async throws {
      let slogans = try SloganLexicon.load(adding: files)
      let words = try LexiconFolder.find().file("terms").map { try TermLexicon(try LexiconFile(path: $0)) }
      var isComplete = true
      for (number, term) in terms.enumerated() {
        var lines: [String] = []
        if let slogan = slogans[term] { lines += Self.lines(slogan) }
        if let words, let entry = words.entries.first(where: { words.units(of: $0).elementsEqual(term.utf16) }) {
          lines += Self.lines(term, entry)
        }
        if lines.isEmpty {
          Terminal.note("\(term): in no list")
          isComplete = false
        }
        if number > 0, !lines.isEmpty { Terminal.write("\n") }
        for line in lines { Terminal.write(line + "\n") }
      }
      if !isComplete { throw ExitStatus.incomplete }
    }

    private static func lines(_ term: String, _ entry: TermLexicon.Entry) -> [String] {
      let cost =
        switch entry.cost {
        case .fixed: "fixed: one word wherever it stands"
        case .weighted(let cost): String(cost)
        case .pruned: "-: no word"
        }
      return ["term: \(term)", "cost: \(cost)"] + (entry.isUnit ? ["unit: yes"] : [])
    }

    private static func lines(_ slogan: Slogan) -> [String] {
      let status =
        switch slogan.status {
        case .current: "current"
        case .historical: "historical"
        case .superseded(let successor): "superseded by \(successor)"
        }
      let fields: [(String, String)] = [
        ("slogan", slogan.canonical), ("category", slogan.category.rawValue),
        ("members", slogan.members.map { $0.joined(separator: "/") }.joined(separator: "；")),
        ("verbs", slogan.verbs.joined(separator: "；")), ("variants", slogan.variants.joined(separator: "；")),
        ("first_use", slogan.firstUse?.description ?? ""), ("first_use_source", slogan.firstUseSource),
        ("status", status), ("condition", slogan.condition.description), ("note", slogan.note),
      ]
      return fields.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }
    }
  }
}
