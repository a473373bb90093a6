import Core
import HTML

extension HTMLWriter {
  /// A form of this site: what it sends comes with the session's token.
  ///
  /// - Parameter isRefusalTold: whether the page tells at its top what was refused, as one of several forms does.
  func form(to link: Link, _ form: Form, _ visit: Visit, isRefusalTold: Bool = false, _ content: () -> Void) {
    if !isRefusalTold { refusalNote(form, visit) }
    self.form(.class("form"), .post, .action(link)) {
      formToken(visit)
      content()
    }
  }

  /// A button alone, which does one thing.
  func formButton(_ words: String, to link: Link, _ visit: Visit, values: [(String, String)] = []) {
    form(.class("form-button"), .post, .action(link)) {
      formToken(visit)
      for (name, value) in values { input(.type("hidden"), .name(name), .value(value)) }
      button(words, .type("submit"), .class("button-plain"))
    }
  }

  func submitButton(_ words: String) { p { button(words, .type("submit"), .class("button-main")) } }

  func formToken(_ visit: Visit) {
    guard let secret = visit.visitor.signedIn?.secret else { return }
    input(.type("hidden"), .name("token"), .value(SameOrigin.token(of: secret)))
  }

  /// What was refused, first on the page, and read out.
  func refusalNote(_ form: Form, _ visit: Visit) {
    guard let refusal = form.refusal else { return }
    div(.class("refusal"), .role("alert")) {
      p { strong(refusal.message[visit.language]) }
      p(refusal.fix[visit.language])
    }
  }
}

/// One line to type into, with what is expected and what was wrong beside it.
struct FormField {
  let name: String
  let label: Label
  var hint: Label?
  var type: StaticString = "text"
  var autocomplete: StaticString = "off"
  var most = 200
  var least: Int?
  var keyboard: StaticString = "text"
  var isRequired = true

  /// What is secret is not shown again.
  private var isSecret: Bool { "\(type)" == "password" }

  func write(_ html: HTMLWriter, _ form: Form, _ visit: Visit) {
    html.field(name, label, hint: hint, form, visit) { common in
      var attributes =
        common + [
          .type(type), .value(isSecret ? "" : form[name]), .maxLength(most), .minLength(least),
          .autocomplete(autocomplete), .keyboard(keyboard),
        ]
      if isRequired { attributes.append(.required) }
      html.input(attributes)
    }
  }
}
