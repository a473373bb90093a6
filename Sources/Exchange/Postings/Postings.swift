package import Core
import Registry
package import Store

/// Reading postings. Who may read one is asked of the caller's organisations and offices.
package enum Postings {
  package static func find(_ record: Ref, _ connection: any Connection) throws -> Posting? {
    try PostingTable.all("record = \(record.description)", connection).first
  }

  /// The record of a posting, whichever of the kinds it is that people post.
  package static func record(_ ref: Ref, _ connection: any Connection) throws -> (any Posted)? {
    switch ref.kind {
    case Need.kind: try Table<Need>.fetch(ref.id, connection)
    case Offer.kind: try Table<Offer>.fetch(ref.id, connection)
    case Project.kind: try Table<Project>.fetch(ref.id, connection)
    default: nil
    }
  }

  /// Those of any of these organisations, the latest change last.
  package static func of(_ organisations: Set<String>, _ connection: any Connection) throws -> [Posting] {
    guard !organisations.isEmpty else { return [] }
    return try PostingTable.all("organisation IN \(values: organisations.sorted())", connection)
  }

  /// How many were closed with each outcome.
  package static func outcomes(_ connection: any Connection) throws -> [PostingOutcome: Int] {
    try PostingTable.ends(connection)
  }

  /// What waits for the office, the longest first.
  package static func waiting(_ connection: any Connection) throws -> [Posting] {
    try PostingTable.all("state = \(PostingState.review.rawValue)", connection)
  }
}
