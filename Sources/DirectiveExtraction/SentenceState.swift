import Text

extension SentenceRules {
  /// What has been read of a sentence. One serves for all sentences, so that its list is made only once.
  struct State {
    private(set) var mode = SectionMode.none
    var allowsBare = false
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
    /// Whether an earlier part of the sentence has directives.
    private(set) var setsTasks = false
    /// Whether a clause has reported what is: what a comma joins to it reports too, up to the next marker.
    var isReporting = false
    /// Whether the rest of the sentence is no requirement.
    var isMuted = false

    /// Forgets the sentence that was read.
    mutating func forget() {
      removeDrafts()
      (isOpen, listsTargets, listsTasks, isReporting, isMuted, setsTasks) = (false, false, false, false, false, false)
      (pending, attribution) = (nil, nil)
      actors = ActorReader.noNames
    }

    /// Sets in with a sentence, or with a part of the one that was read last: what that announced and whom it named goes
    /// on.
    mutating func enter(mode: SectionMode, allowsBare: Bool, listsTargets: Bool, first: Int) {
      setsTasks = setsTasks || !drafts.isEmpty
      removeDrafts()
      (self.mode, self.first, self.allowsBare) = (mode, first, allowsBare || setsTasks && mode != .past)
      self.listsTargets = self.listsTargets || listsTargets
      (isOpen, isReporting, pending) = (false, false, nil)
    }

    private mutating func removeDrafts() {
      if !drafts.isEmpty { drafts.removeAll(keepingCapacity: true) }
    }

    mutating func close(before clause: Int) {
      guard isOpen else { return }
      let first = drafts[drafts.count - 1].clauses.lowerBound
      drafts[drafts.count - 1].clauses = first..<max(first + 1, clause)
      isOpen = false
    }

    /// Takes what follows clause `index` for what the audience is to see.
    mutating func mute(from index: Int) {
      close(before: pending ?? index)
      isMuted = true
    }

    mutating func start(_ draft: consuming Draft) {
      close(before: draft.clauses.lowerBound)
      draft.attribution = attribution
      drafts.append(draft)
      isOpen = true
      pending = nil
      isReporting = false
    }
  }

  /// Whether a directive of `modality` is open.
  func isOpen(_ modality: Modality) -> Bool {
    state.isOpen && state.drafts[state.drafts.count - 1].modality == modality
  }
}
