package import Core

extension Cluster {
  /// Records of which some value has no source, neither its own nor the record's; one problem a record, naming the fields.
  package func unsourced(for audience: Audience) -> [Problem] {
    (Entities.subjects + [Relation.self]).flatMap { unsourced($0, audience) }
  }

  private func unsourced<E: Entity>(_ type: E.Type, _ audience: Audience) -> [Problem] {
    all(type, for: audience).compactMap { entity in
      guard entity.record.source == nil else { return nil }
      let bare = E.fields.filter { field in
        field.get(entity) != nil && entity.record.sources[field.name] == nil
          && audience.sees(field.visibility, owners: entity.owners)
      }
      guard !bare.isEmpty else { return nil }
      let zh = bare.map(\.label.zh).joined(separator: "、")
      let en = bare.map { $0.label.en.lowercased() }.joined(separator: ", ")
      return Problem(
        .warning, "source.missing", at: entity.ref, place: "\(entity.ref) \(bare.map(\.name).joined(separator: ","))",
        Label("\(entity.title.best(.zh))：\(zh)没有出处", "\(entity.title.best(.en)): no source for \(en)"))
    }
  }
}
