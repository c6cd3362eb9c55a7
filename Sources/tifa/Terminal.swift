import Glibc
import Reports
import Text

/// Standard output and standard error: the only place where the command prints.
enum Terminal {
  // The command runs on one thread where it prints.
  private nonisolated(unsafe) static var buffer: [UInt8] = []

  /// Whether tables are read by a person.
  static let outputIsTerminal = isatty(STDOUT_FILENO) == 1
  /// Whether notes are read by a person, who then may see progress.
  static let errorIsTerminal = isatty(STDERR_FILENO) == 1

  /// Writes to standard output, through a buffer.
  static func write(_ text: String) {
    buffer += text.utf8
    if buffer.count >= 1 << 16 { flush() }
  }

  /// Writes text as UTF-8 to standard output, through a buffer.
  static func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count >= 1 << 16 { flush() }
  }

  /// Empties the buffer. A reader that has gone away (`tifa … | head`) ends the work with success.
  static func flush() {
    let error = SystemOutput.write(buffer, to: STDOUT_FILENO)
    buffer.removeAll(keepingCapacity: true)
    if error == EPIPE { exit(.done) }
    if error != 0 {
      note("error: standard output: \(String(cString: strerror(error)))")
      exit(.couldNotRun)
    }
  }

  /// Writes a line to standard error.
  static func note(_ line: String) {
    _ = SystemOutput.write(Array((line + "\n").utf8), to: STDERR_FILENO)
  }

  /// Tells that documents do not say a field, and what can say it.
  static func noteLeftOut(_ documents: Int, without field: String) {
    note(
      "note: \(documents, "document") without \(field) left out; --name-pattern, --set, "
        + "metadata.csv or front matter can tell it")
  }

  /// Tells that characters of a term meet at places that are not the term.
  static func noteUncountedAcrossWords(_ term: String, _ places: Int) {
    note(
      "note: the characters of “\(term)” also meet at \(places, "place") across other words, which are not counted; "
        + "--substring counts them")
  }

  /// Tells how many places that were counted are only characters that meet.
  static func notePlacesAcrossWords(_ term: String, _ places: Int, of all: Int) {
    note("note: \(places) of \(all, "place") of “\(term)” lie across other words")
  }

  /// Tells that a term was found by its characters alone.
  static func noteSoughtAsCharacters(_ term: String) {
    note("note: “\(term)” stands nowhere as a word or several in a row; its characters are counted wherever they meet")
  }

  /// Replaces the last line of standard error, on a terminal.
  static func replaceLine(_ line: String) {
    _ = SystemOutput.write(Array(("\r\u{1B}[K" + line).utf8), to: STDERR_FILENO)
  }

  /// Writing to a closed pipe gives an error instead of a signal.
  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  /// Ends the process.
  static func exit(_ status: ExitStatus) -> Never { Glibc.exit(status.rawValue) }
}
