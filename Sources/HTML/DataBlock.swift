package import Core

extension HTMLWriter {
  /// Linked data (JSON-LD) for machines that read pages.
  ///
  /// A browser runs no `script` of this type, and a policy that forbids scripts lets it stand. Nothing in it can end it:
  /// `<` is spelled `\u003c`, which is why this one element may hold what is no text.
  package func linkedData(_ json: JSON) { append("<script type=\"application/ld+json\">", json, "</script>") }
}
