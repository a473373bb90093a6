import Core

/// Keys under which a merged record was found, as its redirect keeps them: `system⇥value` a line, a file's key with a line break
/// in it spelled with U+001F.
///
/// In `lookup` they stand under the redirect, their system behind the kind: `organisation name`. So they lead to the record that
/// stayed without becoming names of it, and go with the redirect when the merge is taken back.
enum Remembered {
  static func encode(_ keys: some Sequence<Lookup.Key>) -> String {
    keys.sorted().map { "\($0.system)\t\($0.value.replacing("\n", with: "\u{1F}"))" }.joined(separator: "\n")
  }

  static func decode(_ text: String) -> [Lookup.Key] {
    text.split(separator: "\n").compactMap { line in
      line.firstIndex(of: "\t").map { tab in
        let value = String(line[tab...].dropFirst())
        return Lookup.Key(String(line[..<tab]), value.replacing("\u{1F}", with: "\n"))
      }
    }
  }

  static func system(_ kind: Kind, _ system: String) -> String { "\(kind) \(system)" }

  static func keys(of redirect: Redirect) -> Set<Lookup.Key> {
    guard let kind = redirect.into?.kind else { return [] }
    let keys = decode(redirect.keys ?? "")
    let named = keys.filter { $0.system == "identity" }.flatMap { parts(of: $0) }
    return Set(keys.map { Lookup.Key(system(kind, $0.system), $0.value) } + named.map { Lookup.Key(reference, $0) })
  }

  /// The system under which a redirect is found by a record that one of its identities names.
  static let reference = "reference"

  /// Parts of an identity that name a record, as they stand there.
  private static func parts(of identity: Lookup.Key) -> [String] {
    identity.value.split(separator: "|").map(String.init).filter { part in
      Ref(part).map { Entities.type($0.kind) != nil } ?? false
    }
  }

  /// The same keys where an identity names `old`: it names `new` now. A name may hold any sign, a whole part is no accident.
  static func renamed(_ text: String, from old: Ref, to new: Ref) -> String {
    let (old, new) = (NameKey.of(old.description), NameKey.of(new.description))
    return encode(
      decode(text).map { key in
        guard key.system == "identity" else { return key }
        let parts = key.value.split(separator: "|", omittingEmptySubsequences: false)
        return Lookup.Key("identity", parts.map { $0 == old ? new : String($0) }.joined(separator: "|"))
      })
  }
}
