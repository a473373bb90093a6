import Core
import HTML

// What a form is filled in with, besides a line: each under its label, with what is expected and what was wrong beside it.

extension HTMLWriter {
  /// - Parameter control: writes the control with the attributes that tie it to its label and notes.
  func field(
    _ name: String, _ label: Label, hint: Label? = nil, _ form: Form, _ visit: Visit, _ control: ([Attribute]) -> Void
  ) {
    let id = form.id(name)
    div(.class("field")) {
      self.label(label[visit.language], .for(id))
      notes(name, hint, form, visit)
      control([.id(id), .name(name)] + aria(name, hint, form))
    }
  }

  private func notes(_ name: String, _ hint: Label?, _ form: Form, _ visit: Visit) {
    if let hint { p(hint[visit.language], .class("field-hint"), .id("\(form.id(name))-hint")) }
    if let refusal = form.refusal, refusal.place == name {
      p(refusal.message[visit.language], .class("field-error"), .id("\(form.id(name))-error"))
    }
  }

  private func aria(_ name: String, _ hint: Label?, _ form: Form) -> [Attribute] {
    let isRefused = form.refusal?.place == name
    let notes = [hint.map { _ in "\(form.id(name))-hint" }, isRefused ? "\(form.id(name))-error" : nil].compactMap {
      $0
    }
    return [.invalid(isRefused), .described(by: notes.isEmpty ? nil : notes.joined(separator: " "))]
  }

  /// Several lines.
  func area(
    _ name: String, _ label: Label, hint: Label? = nil, rows: Int = 5, most: Int = 8000, _ form: Form, _ visit: Visit
  ) {
    field(name, label, hint: hint, form, visit) { common in
      textarea(common + [.rows(rows), .maxLength(most)]) { text(form[name]) }
    }
  }

  /// One of several, or none.
  func choice(
    _ name: String, _ label: Label, hint: Label? = nil, of options: [(value: String, label: String)],
    none: String? = nil, _ form: Form, _ visit: Visit
  ) {
    field(name, label, hint: hint, form, visit) { common in
      select(common) {
        if let none { option(none, .value("")) }
        for (value, words) in options { option(words, .value(value), .selected(form[name] == value)) }
      }
    }
  }

  /// Any of several.
  func choices(
    _ name: String, _ label: Label, hint: Label? = nil, of options: [(value: String, label: String)], _ form: Form,
    _ visit: Visit
  ) {
    fieldset([.class("field checks")] + aria(name, hint, form)) {
      legend(label[visit.language])
      notes(name, hint, form, visit)
      for (value, words) in options {
        self.label(.class("check")) {
          input(.type("checkbox"), .name(name), .value(value), .checked(form.list(name).contains(value)))
          text(words)
        }
      }
    }
  }

  /// A promise, a wish: yes or not.
  func check(_ name: String, _ label: Label, _ form: Form, _ visit: Visit) {
    div(.class("field")) {
      notes(name, nil, form, visit)
      self.label(.class("check")) {
        input([.type("checkbox"), .name(name), .value("yes"), .checked(form[name] == "yes")] + aria(name, nil, form))
        text(label[visit.language])
      }
    }
  }
}

extension Form {
  /// What a field's label and notes know it by.
  fileprivate func id(_ name: String) -> String { "field-\(scope)\(name)" }
}
