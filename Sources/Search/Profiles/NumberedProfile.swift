package import Core

/// A profile whose words are given by number, for loading very many.
///
///     Batch(keys: ["patient", "monitor"], profiles: [NumberedProfile(profile, [NumberedField("title", terms)])])
package struct NumberedProfile: Sendable {
  /// All else that the index knows of the record; words in its own fields count too.
  package var profile: Profile
  package var fields: [NumberedField]

  package init(_ profile: Profile, _ fields: [NumberedField] = []) {
    self.profile = profile
    self.fields = fields
  }
}

/// `ProfileField`, with terms by the numbers of their keys.
package struct NumberedField: Sendable {
  package var name: String
  package var boost: Float
  package var terms: [NumberedTerm]

  package init(_ name: String, boost: Float = 1, _ terms: [NumberedTerm]) {
    self.name = name
    self.boost = boost
    self.terms = terms
  }
}

/// What a source of profiles hands in at once.
package struct Batch: Sendable {
  /// Keys that this source has not named before: their numbers go on from those of its batches before this one.
  package var keys: [String]
  package var profiles: [NumberedProfile]

  package init(keys: [String] = [], profiles: [NumberedProfile]) {
    self.keys = keys
    self.profiles = profiles
  }
}
