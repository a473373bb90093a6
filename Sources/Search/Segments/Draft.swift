import Core

/// Profiles in the making of a segment, in flat lists, in any order.
///
/// Profiles come one by one from the caller (`DraftProfiles.swift`) or together from segments that are merged
/// (`Merging.swift`).
struct Draft: Sendable {
  /// Ids, kind before id with a 0 between, so that bytes order as refs do.
  var idBytes: [UInt8] = []
  var idStarts: [UInt32] = [0]
  /// In steps of 1/1024 word, over all fields.
  var lengths: [UInt32] = []

  var terms = KeyTable()
  var forwardStarts: [UInt32] = [0]
  var forwardTerms: [UInt32] = []
  var forwardCodes: [UInt8] = []
  /// 255 for a word that is there at full weight: what repeating it adds is a matter for the score.
  var forwardPresences: [UInt8] = []

  var facets = ValueDraft()
  /// The kind that came last, and its facet's key.
  var lastKind: (kind: Kind, key: String)?
  var keys = ValueDraft()

  /// Name → (profile, number), ascending by profile.
  var numbers: [String: [(profile: UInt32, value: Int64)]] = [:]

  /// Values and scale of each different vector.
  var vectors = KeyTable()
  var vectorOf: [UInt32] = []

  /// What the caller keeps beside each profile.
  var records = RecordDraft()

  /// While profiles come with words by number: the word of each key. Of no use to other drafts.
  var wordOfKey: [UInt32] = []
  var scratch = FoldingScratch()

  var count: Int { lengths.count }

  func id(_ profile: Int) -> ArraySlice<UInt8> { idBytes[Int(idStarts[profile])..<Int(idStarts[profile + 1])] }
}

/// No vector, no profile.
let nothing = UInt32.max
