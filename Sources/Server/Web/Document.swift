package import Core
package import HTML

/// Something that is laid out as one page of the site.
package protocol Document: SendableMetatype {
  var visit: Visit { get }
  /// Name of the page in the browser's tab.
  var title: String { get }
  /// Laid out for paper: without the site's head and foot.
  static var isSheet: Bool { get }
  /// Whether parts of it are asked for anew while it is read or typed into.
  static var moves: Bool { get }
  /// The feed that tells of what is new here.
  var feed: FeedTopic { get }
  /// The page in the words of schema.org, for search engines.
  var linkedData: JSON? { get }
  /// Everything within `main`.
  func write(_ html: HTMLWriter)
}

extension Document {
  package static var isSheet: Bool { false }
  package static var moves: Bool { false }
  package var feed: FeedTopic { .kind(nil) }
  package var linkedData: JSON? { nil }
}
