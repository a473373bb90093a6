package import Core

// What is refused of a form before anybody looks at what stands in it.

extension Refusal {
  package static let formRules: [Rule] = [.formForeign, .formType, .formLarge, .formFields, .formSlow, .formEncoding]
}

extension Refusal.Rule {
  package static let formForeign = Self(
    "form.foreign", status: 403,
    Label("这份表单不是从本站的页面发出的，或那次登录已结束。", "This form was not sent from a page of this site, or that session has ended."),
    fix: Label("请回到页面，刷新后再发一次。", "Go back to the page, load it again and send it once more."))
  package static let formType = Self(
    "form.type", status: 415, Label("表单的格式不对。", "This is not the kind of form that the page has."),
    fix: Label("请用浏览器从本站的页面发送。", "Send it with a browser, from the page."))
  package static let formLarge = Self(
    "form.large", status: 413, Label("表单超过 {most} KB。", "The form is larger than {most} KB."),
    fix: Label("请缩短文字后再发。", "Shorten the texts and send it again."))
  package static let formFields = Self(
    "form.fields", status: 413, Label("表单的字段超过 {most} 个。", "The form has more than {most} fields."),
    fix: Label("请用浏览器从本站的页面发送。", "Send it with a browser, from the page."))
  package static let formSlow = Self(
    "form.slow", status: 408, Label("表单没有及时收全。", "The form did not arrive in time."),
    fix: Label("请检查网络后再发一次。", "Check the connection and send it again."))
  package static let formEncoding = Self(
    "form.encoding", status: 400, Label("表单的编码不是 UTF-8。", "The form is not encoded as UTF-8."),
    fix: Label("请用浏览器从本站的页面发送。", "Send it with a browser, from the page."))
}
