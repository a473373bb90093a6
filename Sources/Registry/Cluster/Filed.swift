package import Core

/// A record as it was read, handed on as one reference: a copy of the record itself counts all that it refers to, some thirty texts
/// and lists, and who looks at an answer reads three of them.
package final class Filed<E: Entity>: Sendable {
  package let record: E

  init(_ record: consuming E) { self.record = record }
}
