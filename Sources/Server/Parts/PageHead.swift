import HTML

extension HTMLWriter {
  /// What a page is about, and a sentence on how to read it.
  func pageHead(_ heading: String, lead: String? = nil, kicker: String? = nil) {
    header(.class("page-head")) {
      if let kicker { p(kicker, .class("kicker")) }
      h1(heading)
      if let lead { p(lead, .class("lead")) }
    }
  }

  /// A part of a page under a heading that others can link to.
  func part(_ id: String, _ heading: String, count: Int? = nil, _ content: () -> Void) {
    section(.class("part"), .id(id), .labelled(by: "\(id)-h")) {
      h2(.id("\(id)-h")) {
        text(heading)
        if let count { span(NumberWords.grouped(count), .class("count")) }
      }
      content()
    }
  }
}
