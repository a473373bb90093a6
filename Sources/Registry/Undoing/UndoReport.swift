package import Core

/// What an undo did, and what it had to leave because something later rests on it.
package struct UndoReport: Sendable {
  package var removed = 0
  package var restored = 0
  /// Records or fields that stay, with why.
  package var kept: [(ref: Ref, why: Label)] = []
}
