/// A step of the pipeline: a pure value that turns one document's form into the next.
///
/// Equal input gives equal output, on any thread. Inside a stage are plain loops; nothing in it waits.
///
///     let segmented = try segment(document)
public protocol Stage<Input, Output>: Sendable {
  /// What the stage reads.
  associatedtype Input
  /// What it makes.
  associatedtype Output
  /// How it can fail; most stages cannot.
  associatedtype Failure: Error = Never
  /// Does the step.
  func callAsFunction(_ input: Input) throws(Failure) -> Output
}
