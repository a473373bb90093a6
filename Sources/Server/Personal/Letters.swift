package import Access
package import Core
package import Store

/// Where letters to people are handed over. The portal writes them and sends none: whoever has a mail server takes them.
package protocol Letters: Sendable {
  /// Within the act that the letter tells of, so that neither is without the other. What it throws refuses the act.
  func hand(_ letter: Letter, in act: Act) throws
}

/// A letter to one person, in the language in which they are written to.
package struct Letter: Sendable {
  package let to: EmailAddress
  package let language: Language
  package let subject: Label
  package let paragraphs: [Label]
  /// A whole address of the site, on a line of its own.
  package var link: String?
}

/// Letters, and the address of the site that the links in them begin with.
struct Mailing: Sendable {
  let letters: any Letters
  let origin: String
}
