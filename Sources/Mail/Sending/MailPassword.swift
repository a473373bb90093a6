/// What a mail server lets us in by. Printed it is a dot: no log and no error shows it.
package struct MailPassword: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  let words: String

  package init(_ words: String) { self.words = words }

  package var description: String { "•" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
