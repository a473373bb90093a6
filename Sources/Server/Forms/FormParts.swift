import Core
import HTML

extension HTMLWriter {
  /// A form of this site: what it sends comes with the session's token.
  func form(to link: Link, _ form: Form, _ visit: Visit, _ content: () -> Void) {
    refusalNote(form, visit)
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

  private func formToken(_ visit: Visit) {
    guard let secret = visit.visitor.signedIn?.secret else { return }
    input(.type("hidden"), .name("token"), .value(SameOrigin.token(of: secret)))
  }

  /// What was refused, first on the page, and read out.
  private func refusalNote(_ form: Form, _ visit: Visit) {
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
    let id = "field-\(name)"
    let isRefused = form.refusal?.place == name
    let notes = [hint.map { _ in "\(id)-hint" }, isRefused ? "\(id)-error" : nil].compactMap { $0 }
    html.div(.class("field")) {
      html.label(label[visit.language], .for(id))
      if let hint { html.p(hint[visit.language], .class("field-hint"), .id("\(id)-hint")) }
      if isRefused, let refusal = form.refusal {
        html.p(refusal.message[visit.language], .class("field-error"), .id("\(id)-error"))
      }
      var attributes: [Attribute] = [
        .type(type), .id(id), .name(name), .value(isSecret ? "" : form[name]), .maxLength(most), .minLength(least),
        .autocomplete(autocomplete), .keyboard(keyboard), .invalid(isRefused),
        .described(by: notes.isEmpty ? nil : notes.joined(separator: " ")),
      ]
      if isRequired { attributes.append(.required) }
      html.input(attributes)
    }
  }
}
