import Analysis
public import ArgumentParser
public import Documents
import ICU
import Text

/// What is read, and how: the same for every command.
struct InputOptions: ParsableArguments {
  @Argument(help: "Files, folders, or - for standard input (also when there is none).")
  var paths: [String] = []

  @Option(help: "Encoding of plain text (UTF-8, GB18030, Big5, UTF-16 …) instead of finding it out.")
  var encoding: String?

  @Flag(help: "Read on over invalid bytes, each becoming U+FFFD.")
  var lossy = false

  @Flag(name: .customLong("no-repair"), help: "Keep line ends as they are; hard-wrapped lines stay apart.")
  var noRepair = false

  @Option(help: "Read Traditional characters as Simplified ones: auto (when the text is Traditional), on, off.")
  var simplify: DocumentReader.Simplification = .automatic

  @Option(
    name: .customLong("text-column"),
    help: ArgumentHelp("Read tables (.csv, .tsv, .jsonl): a document a row, this column its text.", valueName: "name"))
  var textColumn: String?

  @Option(help: ArgumentHelp("Date of all documents, over what they say themselves.", valueName: "YYYY-MM-DD"))
  var date: String?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("A metadata field of all documents (repeatable).", valueName: "key=value"))
  var fields: [String] = []

  @Option(help: ArgumentHelp("Take metadata from file names, as in {year}_{speaker}_{title}.", valueName: "pattern"))
  var namePattern: String?

  /// The reader that the options describe.
  func reader() throws -> DocumentReader {
    var options = DocumentReader.Options()
    if let encoding {
      let known = TextEncoding(named: encoding)
      do throws(ICUError) { _ = try Converter(known.name) } catch {
        throw UsageFailure("--encoding \(encoding): no encoding is called that")
      }
      options.encoding = known
    }
    options.isLossy = lossy
    options.repairs = !noRepair
    options.simplification = simplify
    options.textColumn = textColumn
    for field in fields {
      guard let equals = field.firstIndex(of: "="), equals != field.startIndex else {
        throw UsageFailure("--set \(field): expected KEY=VALUE")
      }
      options.metadata[String(field[..<equals])] = String(field[field.index(after: equals)...])
    }
    if let date { options.metadata["date"] = date }
    if let date = options.metadata["date"], ChineseDate.read(date) == nil {
      throw UsageFailure("\(self.date == nil ? "--set date=" : "--date ")\(date): expected YYYY, YYYY-MM or YYYY-MM-DD")
    }
    if let namePattern {
      guard let pattern = NamePattern(namePattern) else {
        throw UsageFailure(
          "--name-pattern \(namePattern): expected fields in braces with text between them, as in {year}_{title}")
      }
      options.namePattern = pattern
    }
    return DocumentReader(options)
  }

  /// The files to read. Those that do not exist are told at once; files of other kinds are counted in a note.
  func find(isQuiet: Bool) throws -> DocumentFinder.Found { try find(paths, isQuiet: isQuiet) }

  /// The files to read below other paths.
  func find(_ paths: [String], isQuiet: Bool) throws -> DocumentFinder.Found {
    let found = DocumentFinder(includesTables: textColumn != nil).find(paths)
    for error in found.errors { Terminal.note("error: \(error.description)") }
    if found.otherFiles > 0, !isQuiet {
      Terminal.note("note: \(found.otherFiles, "file") of other kinds left out")
    }
    if found.repeated > 0, !isQuiet {
      Terminal.note("note: \(found.repeated, "file") left out that were named before")
    }
    if found.inputs.isEmpty {
      if !found.errors.isEmpty { throw ExitStatus.incomplete }
      throw UsageFailure("nothing to read in \(paths.joined(separator: ", "))")
    }
    return found
  }
}

extension DocumentReader.Simplification: ExpressibleByArgument {}

/// How the work is done: the same for every command that reads documents.
struct RunOptions: ParsableArguments {
  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: "Number of workers; by default one a processor. The result is the same for any.")
  var jobs: Int?

  @Flag(name: .shortAndLong, help: "No notes, warnings and progress; errors only.")
  var quiet = false

  func validate() throws {
    if let jobs, jobs < 1 { throw UsageFailure("--jobs \(jobs): expected 1 or more") }
  }

  /// The number of workers.
  var workers: Int { jobs ?? Processors.count }

  /// Tells what could not be read and what is odd.
  func report(_ outcome: CorpusReader.Outcome) {
    if !quiet { for warning in outcome.warnings { Terminal.note("warning: \(warning.description)") } }
    for error in outcome.errors { Terminal.note("error: \(error.description)") }
  }

  /// Ends with status 1 when something could not be read.
  func finish(_ outcome: CorpusReader.Outcome, _ found: DocumentFinder.Found) throws {
    if !outcome.errors.isEmpty || !found.errors.isEmpty { throw ExitStatus.incomplete }
  }
}
