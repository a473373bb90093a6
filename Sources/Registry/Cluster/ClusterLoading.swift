import Core
import Search
package import Store

extension Cluster {
  /// Reads the store in one transaction: with a folder, only what has changed since the index there was saved.
  ///
  /// `progress` is told (records indexed, records in all) where the index has to be made anew.
  package static func load(
    _ store: any Store, analyser: TextAnalyser, compactCodes: [CodeEntry], folder: IndexFolder? = nil,
    progress: (@Sendable (Int, Int) -> Void)? = nil
  ) async throws -> Cluster {
    try await store.read { connection in
      let sources = Sources(analyser: analyser, compactCodes: compactCodes)
      if let folder, let opened = try opened(folder, connection, sources) { return opened }
      return try made(connection, sources, progress) { stamp, records in
        folder?.create(stamp, records: records) ?? SearchIndex(stamp)
      }
    }
  }

  /// The cluster over the index that was left in a folder, brought up to date; nil where that is of no use.
  static func opened(
    _ folder: IndexFolder, _ connection: any Connection, _ sources: Sources
  ) throws -> Cluster? {
    let codes = CodeBook(sources.compactCodes, try CodeTable.all(connection))
    let stamp = ProfileMaker.stamp(codes, sources.analyser)
    guard var engine = folder.open(stamp) else { return nil }
    let position = engine.snapshot.position
    // An index of another journal, or of a future that a restored backup has not got.
    guard try Journal.mark(at: Int(position.sequence), connection) == position.mark else { return nil }
    let touched = try Journal.touched(after: Int(position.sequence), connection)
    // Most of it would be written twice.
    guard touched.count < max(1000, engine.snapshot.count / 2) else { return nil }
    let isMuch = touched.count > IndexKeeper.many / 2
    if isMuch, engine.folder == nil {
      // Let go first: a file that is mapped twice counts twice.
      engine = SearchIndex(stamp)
      guard let opened = folder.openForWriting(stamp) ?? folder.open(stamp), opened.snapshot.position == position else {
        return nil
      }
      engine = opened
    }
    let books = try Books(connection)
    let cluster = Cluster(
      sequence: Int(engine.snapshot.position.sequence), codes: codes, keeper: IndexKeeper(engine), books: books,
      sources: sources)
    let caughtUp = try cluster.following(connection)
    if isMuch { try? engine.save() }
    return caughtUp
  }

  /// The cluster over an index that is made from the tables.
  private static func made(
    _ connection: any Connection, _ sources: Sources, _ progress: ((Int, Int) -> Void)?,
    _ create: (Stamp, Int) -> SearchIndex
  ) throws -> Cluster {
    let head = try Journal.head(connection)
    let codes = CodeBook(sources.compactCodes, try CodeTable.all(connection))
    let total = try Entities.subjects.reduce(0) { sum, type in
      sum + (try connection.row("SELECT COUNT(*) FROM \(name: type.kind.tableName)")?.integer(0) ?? 0)
    }
    let engine = create(ProfileMaker.stamp(codes, sources.analyser), total)
    let parties = try organisations(connection)
    let maker = ProfileMaker(codes: codes, analyser: sources.analyser) { parties[$0] }
    try IndexFilling(engine, maker).fill(
      from: connection, records: total, Position(Int64(head.seq), mark: head.hash), progress)
    try? engine.save()
    return Cluster(
      sequence: head.seq, codes: codes, keeper: IndexKeeper(engine), books: try Books(connection), sources: sources)
  }

  /// This cluster brought up to the end of the journal; itself when nothing was written.
  package func following(_ store: any Store) async throws -> Cluster {
    try await store.read { [self] connection in try following(connection) }
  }

  private func following(_ connection: any Connection) throws -> Cluster {
    let head = try Journal.head(connection)
    guard head.seq != sequence else { return self }
    let touched = try Journal.touched(after: sequence, connection)
    // Names of codes are in every profile: another catalogue makes all of them anew.
    if touched.contains(where: { $0.kind == ReferenceSet.kind }) {
      return try Self.made(connection, sources, nil) { stamp, _ in SearchIndex(replacing: keeper.engine, stamp) }
    }
    var books = books
    for ref in touched where !Entities.isSubject(ref.kind) { try books.renew(ref, connection) }
    try keeper.advance(
      changes(touched.filter { Entities.isSubject($0.kind) }, connection),
      to: Position(Int64(head.seq), mark: head.hash))
    return Cluster(sequence: head.seq, codes: codes, keeper: keeper, books: books, sources: sources)
  }

  /// Keeps what has come for the next start, where the index has a folder and it is worth while. Takes as long as a disk does.
  package func saveIfDue() { keeper.saveIfDue() }

  /// What is to be told the index of records that were touched, and of those that show a touched record's name in their own
  /// profile.
  private func changes(_ touched: Set<Ref>, _ connection: any Connection) throws -> [Change] {
    var rows: [Ref: (any Entity, [UInt8])] = [:]
    for ref in touched { rows[ref] = try Entities.type(ref.kind).flatMap { try Self.fetch($0, ref.id, connection) } }
    let parties = rows.mapValues { entity, _ in entity.isVisible(to: .visitor) ? PublicParty(entity) : nil }
    let maker = ProfileMaker(codes: codes, analyser: analyser) { [self] ref in
      touched.contains(ref) ? parties[ref] ?? nil : record(ref, for: .visitor).map(PublicParty.init)
    }
    let others = Set(touched.flatMap(showing)).subtracting(touched)
    let again = others.sorted().compactMap { ref -> Change? in
      guard let record = record(ref, for: .operating), let kept = index.kept(ref, for: .operating) else { return nil }
      return .put(maker.profile(of: record, kept: kept.withBytes { Array($0) }))
    }
    return again
      + touched.sorted().map { ref in
        rows[ref].map { .put(maker.profile(of: $0, kept: $1)) } ?? .remove(ref)
      }
  }

  /// The records that are found by the name of `ref`.
  private func showing(_ ref: Ref) -> [Ref] {
    ClusterKey.searchedLinks.flatMap { kind, fields in
      fields.flatMap { index.kept(under: ClusterKey.link(kind, $0, to: ref), for: .operating).map(\.ref) }
    }
  }

  private static func fetch<E: Entity>(
    _ type: E.Type, _ id: String, _ connection: any Connection
  ) throws -> (any Entity, [UInt8])? {
    try Table<E>.row(id, connection).map { (try Table<E>.entity($0), try RecordBytes.encode($0)) }
  }

  /// Those that anybody may know: what refers to one is found by its name.
  private static func organisations(_ connection: any Connection) throws -> [Ref: PublicParty] {
    var parties: [Ref: PublicParty] = [:]
    try Table<Organisation>.each(connection) { if $0.isVisible(to: .visitor) { parties[$0.ref] = PublicParty($0) } }
    return parties
  }
}
