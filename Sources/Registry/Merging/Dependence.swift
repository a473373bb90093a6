import Core
import Store

/// A later merge without which an earlier one cannot be taken back.
struct Dependence {
  let why: Label
  /// What was merged later, to be split first.
  let former: String

  /// `entries` are those of the merge, `besides` the sequences of merges that are taken back with it.
  ///
  /// A record that the merge moved and that a later merge removed would come back from there as the merge left it: the later
  /// one has to be split first.
  static func later(
    than redirect: Redirect, _ entries: [Journal.Entry], besides: Set<Int> = [], _ connection: any Connection
  ) throws -> Dependence? {
    let removed = Set(entries.filter(\.isRemoval).map(\.ref))
    var moved = Set(entries.filter { !$0.isRemoval && $0.ref.kind != Redirect.kind }.map(\.ref)).subtracting(removed)
    // The record that stayed, also where it gained nothing.
    let into = entries.last { $0.ref == redirect.ref }?.changes["into"]?.after
    if let into = into.flatMap({ Ref($0) }) { moved.insert(into) }
    for ref in moved.sorted() {
      guard let type = Entities.type(ref.kind), try !exists(type, ref.id, connection),
        let gone = try Journal.entries(of: ref, connection).last(where: \.isRemoval), !besides.contains(gone.seq),
        let later = try Redirects.writing(gone.seq, connection), later.id != redirect.id
      else { continue }
      return Dependence(
        why: Label(
          "\(ref) 之后随 \(later.former ?? "") 的合并而变动，须先拆分后者",
          "the later merge of \(later.former ?? "") took \(ref) with it: split that first"),
        former: later.former ?? "")
    }
    return nil
  }

  private static func exists<E: Entity>(_ type: E.Type, _ id: String, _ connection: any Connection) throws -> Bool {
    try Table<E>.fetch(id, connection) != nil
  }
}
