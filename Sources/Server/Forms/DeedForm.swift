import HTML

extension HTMLWriter {
  /// One of several forms on a page: `deed` is what it asks for, and the field `about` says of what. What was typed into another of them and
  /// refused is not shown in this one.
  ///
  /// - Parameters:
  ///   - sent: what the page was sent last, by whichever of its forms.
  ///   - filled: what stands in this one before anybody sends it.
  func deedForm(
    _ deed: String, about: (name: String, value: String)? = nil, to link: Link, sent: Form, filled: Form = Form(),
    _ visit: Visit, _ content: (Form) -> Void
  ) {
    let isThis = sent["do"] == deed && (about.map { sent[$0.name] == $0.value } ?? true)
    let form = (isThis ? sent : filled).scoped(about.map { "\(deed)-\($0.value)" } ?? deed)
    self.form(to: link, form, visit, isRefusalTold: true) {
      input(.type("hidden"), .name("do"), .value(deed))
      if let about { input(.type("hidden"), .name(about.name), .value(about.value)) }
      content(form)
    }
  }
}
