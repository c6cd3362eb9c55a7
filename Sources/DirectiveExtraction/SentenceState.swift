import Text

extension SentenceRules {
  /// What has been read of a sentence. One serves for all sentences, so that its list is made only once.
  struct State {
    private(set) var mode = SectionMode.none
    private(set) var allowsBare = false
    /// The clause with which the sentence sets in, behind connectives and the name of him whose requirement it is.
    var first = 0
    /// The directives so far; the last of them is the open one while `isOpen`.
    var drafts: [Draft] = []
    var isOpen = false
    /// The first of the clauses before the next directive that belong to it.
    var pending: Int?
    /// The actor of an earlier clause.
    var actors = ActorReader.noNames
    var attribution: Span?
    /// Whether a list of targets or tasks goes on (主要目标是：…；…).
    var listsTargets = false
    var listsTasks = false
    /// Whether a clause has reported what is: what a comma joins to it reports too, up to the next marker.
    var isReporting = false
    /// Whether the rest of the sentence is no requirement.
    var isMuted = false

    /// Sets in with a sentence whose first clause is `first`.
    mutating func begin(mode: SectionMode, allowsBare: Bool, listsTargets: Bool, first: Int) {
      drafts.removeAll(keepingCapacity: true)
      (self.mode, self.allowsBare, self.listsTargets, self.first) = (mode, allowsBare, listsTargets, first)
      (isOpen, listsTasks, isReporting, isMuted) = (false, false, false, false)
      (pending, attribution) = (nil, nil)
      actors = ActorReader.noNames
    }

    mutating func close(before clause: Int) {
      guard isOpen else { return }
      let first = drafts[drafts.count - 1].clauses.lowerBound
      drafts[drafts.count - 1].clauses = first..<max(first + 1, clause)
      isOpen = false
    }

    /// Whether a directive of `modality` is open.
    func isOpen(_ modality: Modality) -> Bool { isOpen && drafts[drafts.count - 1].modality == modality }

    mutating func start(_ draft: consuming Draft) {
      close(before: draft.clauses.lowerBound)
      draft.attribution = attribution
      drafts.append(draft)
      isOpen = true
      pending = nil
      isReporting = false
    }
  }
}
