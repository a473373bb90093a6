import Core

extension Draft {
  mutating func append(_ profile: Profile, _ law: ScoringLaw) { append(NumberedProfile(profile), [], law) }

  /// - Parameter keys: of the numbers in its fields; always the same list, which may grow.
  mutating func append(_ numbered: NumberedProfile, _ keys: [String], _ law: ScoringLaw) {
    let profile = numbered.profile
    idBytes.append(contentsOf: profile.ref.kind.rawValue.utf8)
    idBytes.append(0)
    idBytes.append(contentsOf: profile.ref.id.utf8)
    idStarts.append(UInt32(idBytes.count))
    appendWords(of: numbered, keys, law)
    appendFacets(of: profile)
    for (name, value) in profile.numbers {
      numbers[name, default: []].append((UInt32(lengths.count - 1), value))
    }
    vectorOf.append(profile.vector.map { vectors.number(of: $0) } ?? nothing)
    profile.record.withUnsafeBytes { records.append($0) }
  }

  private mutating func appendFacets(of profile: Profile) {
    var values = [key(of: profile.ref.kind)]
    for (name, group) in profile.facets where !name.isEmpty && name != FacetKey.kind {
      for value in group { values.append(FacetKey.facet(name, value)) }
    }
    values += profile.owners.map(FacetKey.owner)
    facets.append(values)
    keys.append(profile.keys)
  }

  /// Most often that of the profile before.
  private mutating func key(of kind: Kind) -> String {
    if let lastKind, lastKind.kind == kind { return lastKind.key }
    let key = FacetKey.kind(kind)
    lastKind = (kind, key)
    return key
  }
}

/// A facet's name and value as one key: the name, a 0, the value. Owners stand under the empty name, which no facet has.
enum FacetKey {
  static let kind = "kind"

  static func facet(_ name: String, _ value: String) -> String { "\(name)\u{0}\(value)" }
  /// What every value under a name begins with.
  static func prefix(_ name: String) -> [UInt8] { Array(name.utf8) + [0] }
  static func kind(_ value: Kind) -> String { facet(kind, value.rawValue) }
  static func owner(_ id: String) -> String { facet("", id) }

  /// Nil for what is shown to nobody: owners, and values that only narrow.
  static func parts(_ key: UnsafeBufferPointer<UInt8>) -> (name: String, value: String)? {
    guard let zero = key.firstIndex(of: 0), zero > 0, key[(zero + 1)...].first != Profile.narrowingByte else {
      return nil
    }
    return (String(decoding: key[..<zero], as: UTF8.self), String(decoding: key[(zero + 1)...], as: UTF8.self))
  }
}

extension KeyTable {
  mutating func number(of vector: Vector) -> UInt32 {
    var bytes = vector.values.map { UInt8(bitPattern: $0) }
    withUnsafeBytes(of: vector.scale.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    return bytes.withUnsafeBytes { number(of: $0) }
  }
}
