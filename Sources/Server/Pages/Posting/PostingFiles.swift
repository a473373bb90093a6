import Access
import Core
import Exchange
import HTML
import Store

/// The files of a posting: what everybody gets with it, and what opens with its confidential part.
struct PostingFiles {
  let posting: Posting
  let files: [Attachment]
  let takesMore: Bool
  let form: Form
  let visit: Visit

  func write(_ html: HTMLWriter) {
    guard takesMore || !files.isEmpty else { return }
    html.part("attachments", visit.say("附件", "Attachments"), count: files.count) {
      if files.isEmpty {
        html.p(
          visit.say(
            "还没有附件。公开的随发布一起审核、一起公开；保密的只对已承诺保密的对方打开。",
            "None yet. Open ones are reviewed and shown with the posting; confidential ones open to a side that has promised to keep them."
          ), .class("muted"))
      }
      for part in [Attachment.Part.open, .confidential] { list(html, part) }
      guard takesMore else { return }
      if posting.state == .published {
        html.p(
          visit.say(
            "再添加公开的附件，需要重新审核，其间不公开；保密的不需要。",
            "With another open file the posting is reviewed again and not shown meanwhile; with a confidential one it is not."
          ),
          .class("muted"))
      }
      html.attachmentForm(to: visit.link(.attachToPosting(posting.record)), [.open, .confidential], form, visit)
    }
  }

  private func list(_ html: HTMLWriter, _ part: Attachment.Part) {
    let files = files.filter { $0.part == part }
    guard !files.isEmpty else { return }
    html.h3(part.label[visit.language])
    html.attachmentList(files, visit) { file in
      html.text(" ")
      html.formButton(
        visit.say("删除 \(file.name)", "Remove \(file.name)"), to: visit.link(.posting(posting.record)), visit,
        values: [("do", "detach"), ("attachment", file.id)])
    }
  }
}

extension PostingPage: AttachmentPage {
  static func target(_ visit: Visit, _ service: AccountService) async throws -> AttachmentTarget {
    let posting = try await find(visit, service)
    return AttachmentTarget(
      organisation: visit.ids(of: posting.organisation), back: visit.link(.posting(posting.record))
    ) { act, file, part, put in
      // A file takes its time to come in: whoever was let go meanwhile attaches nothing.
      if let organisation = file.organisation { try act.require(.post, of: file.account, for: organisation) }
      // What somebody did not say is for everybody to see is not.
      _ = try act.attach(file, to: posting.record, isConfidential: part != .open, put: put)
    }
  }
}
