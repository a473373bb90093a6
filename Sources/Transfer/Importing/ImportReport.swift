package import Core

/// What an import did, row by row. `read` is the sum of the five ways in which a row can end.
package struct ImportReport: Sendable {
  package let kind: Kind
  /// Id of the batch; of the earlier one where the same file had been read before; empty where nothing was written.
  package var batch = ""
  /// Whether that batch is of an earlier reading, for this one changed nothing.
  package var isEarlier = false
  package var read = 0
  package var created = 0
  package var changed = 0
  package var unchanged = 0
  /// Rows that describe a record which an earlier row of the same file described.
  package var merged = 0
  package private(set) var refused: [RowFault] = []
  /// Refused rows beyond these are only counted: a file of a million rows of another kind is one mistake.
  package private(set) var refusedLeftOut = 0
  package var columns: [ColumnReading] = []
  package var linked = Links()
  /// Companions made along the way: registrations of the products.
  package var companions = 0
  /// What a person should know though nothing was refused: merged rows, rival values, guesses.
  package var notes: [Note] = []
  /// Notes beyond this many are only counted: a terminal is no place for ten thousand lines.
  package var notesLeftOut = 0

  package init(kind: Kind) { self.kind = kind }

  package struct Links: Sendable {
    package var existing = 0
    package var provisional = 0
    package var ambiguous = 0
  }

  /// A row that was not taken, and the cell because of which.
  package struct RowFault: Sendable {
    package let row: Int
    package let cell: String
    package let value: String
    package let refusal: Refusal
  }

  package struct Note: Sendable {
    package let place: String
    package let text: Label
  }

  package mutating func refuse(_ fault: RowFault) {
    if refused.count < 100_000 { refused.append(fault) } else { refusedLeftOut += 1 }
  }

  package mutating func note(_ place: String, _ text: Label) {
    if notes.count < 500 { notes.append(Note(place: place, text: text)) } else { notesLeftOut += 1 }
  }
}
