/// The fields' names, and how long each field is in public profiles.
struct FieldTable: Sendable {
  private var ids: [String: UInt32] = [:]
  private var lengths: [(profiles: Int, steps: Int)] = []

  /// A field keeps its number for good: there are as many as entities have fields, some hundred.
  mutating func id(of name: String) -> UInt32 {
    if let id = ids[name] { return id }
    let id = UInt32(lengths.count)
    ids[name] = id
    lengths.append((0, 0))
    return id
  }

  mutating func count(_ entry: Entry) {
    for (field, steps) in entry.lengths {
      lengths[Int(field)].profiles += 1
      lengths[Int(field)].steps += steps
    }
  }

  mutating func uncount(_ entry: Entry) {
    for (field, steps) in entry.lengths {
      lengths[Int(field)].profiles -= 1
      lengths[Int(field)].steps -= steps
    }
  }

  /// By number. The mean is over the profiles in which the field says something.
  var norms: [BM25F.Norm] {
    lengths.map { profiles, steps in
      profiles == 0 ? .plain : BM25F.Norm(meanLength: Term.weight(steps: steps) / Double(profiles))
    }
  }
}
