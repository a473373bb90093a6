package import Access
package import Core

/// Something that somebody is told, in their inbox and by mail. It holds no words: what it says is written when it is read, from what its
/// reader may see at that moment.
package struct Notice: Sendable, Hashable {
  /// 1, 2, 3 … over the whole store, in the order in which they were written.
  package let number: Int
  /// Milliseconds since 1970, UTC.
  package let at: Int
  package let addressee: Addressee
  package let matter: NoticeMatter
  /// `engagement/…`, the record of a posting, `search/…`, an organisation.
  package let subject: Ref
  /// What else its matter knows: which side did it, the other record, a day, a count, who joined.
  package let detail: String
  /// Who did it and need not be told; nil where time did.
  package let by: AccountID?
}
