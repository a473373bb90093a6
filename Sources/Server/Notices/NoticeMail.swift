import Access
import Core
import Foundation
import HTML
import Mail

/// What somebody was told, as a letter in their language: a line each with its link, and the way out.
struct NoticeMail: Sendable {
  let lines: [NoticeLine]
  let account: Account
  /// What their way out is known by.
  let key: String
  let base: SiteBase

  private func say(_ zh: String, _ en: String) -> String { account.language == .en ? en : zh }

  func message(id: MessageID, at date: Date) throws -> MailMessage {
    let out = Address.unsubscribe(key).link(account.language)
    return MailMessage(
      id: id, date: date, to: try Mailbox(account.email.description, name: account.name), subject: subject,
      text: text(out), html: String(decoding: html(out), as: UTF8.self),
      unsubscribing: try Unsubscribing(base.absolute(out)))
  }

  /// The matter itself where there is one: whoever reads the list of their mail knows whether it is urgent.
  private var subject: String {
    guard lines.count > 1 else { return "[\(say("链桥", "Lianqiao"))] " + (lines.first?.words ?? "") }
    return "[\(say("链桥", "Lianqiao"))] " + say("\(lines.count) 条新消息", "\(lines.count) new messages")
  }

  private var greeting: String { say("\(account.name)，您好：", "Dear \(account.name),") }

  private func text(_ out: Link) -> String {
    var parts = [greeting]
    parts += lines.map { "· \($0.words)\n  \(base.absolute($0.link))" }
    parts.append(
      say("收件箱与邮件设置：", "Inbox, and how often mail comes: ") + base.absolute(Address.inbox.link(account.language))
        + "\n" + say("退订邮件：", "Stop mail: ") + base.absolute(out))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func html(_ out: Link) -> [UInt8] {
    let html = HTMLWriter(capacity: 4096)
    html.document(.lang(account.language)) {
      html.head {
        html.meta(.charset("utf-8"))
        html.title(subject)
      }
      html.body {
        html.p(greeting)
        html.ul {
          for line in lines {
            html.li { link(html, line.words, line.link) }
          }
        }
        html.p {
          link(html, say("收件箱与邮件设置", "Inbox, and how often mail comes"), Address.inbox.link(account.language))
          html.text(" · ")
          link(html, say("退订邮件", "Stop mail"), out)
        }
      }
    }
    return html.finish()
  }

  private func link(_ html: HTMLWriter, _ words: String, _ link: Link) {
    guard let whole = Link(web: base.absolute(link)) else { return html.text(words) }
    html.a(words, .href(whole))
  }
}
