import Core
import HTML
import Registry

/// What the portal is, what its data rests on, and how to run one.
struct AboutPage: Page {
  let visit: Visit
  private let sets: [ReferenceSet]
  private let publications: Int

  init(_ visit: Visit) {
    self.visit = visit
    sets = visit.cluster.all(ReferenceSet.self, for: visit.audience)
    publications = visit.cluster.count(Publication.kind, for: visit.audience)
  }

  var title: String { visit.say("关于", "About") }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      visit.say("关于链桥", "About Lianqiao"),
      lead: visit.say(
        "链桥让一个医疗器械创新集群在同一个地方看清：谁在这里、需要什么、谁能应答、产业链哪里薄弱。",
        "Lianqiao shows a medical-device innovation cluster in one place: who is here, what they need, who can answer, "
          + "and where the chain is weak."))
    html.part("promises", visit.say("我们保证", "What holds here")) {
      html.ul(.class("prose")) {
        html.li(
          visit.say(
            "没有出处的数值不收录；来源不一时并列展示。", "No value without a source; where sources differ, both stand side by side."))
        html.li(visit.say("没有理由的得分不展示；理由相加即得分。", "No score without reasons; the reasons add up to the score."))
        html.li(visit.say("未知不等于不符合：未知写成待问的问题。", "Unknown is not failed: it is written down as a question."))
        html.li(
          visit.say(
            "机构与人物的名称保留原文，不作翻译。",
            "Names of organisations and people stay as they were given and are not translated."))
        html.li(
          visit.say(
            "本站不用脚本、不追踪访客；只有登录时才设一个 Cookie。",
            "This site uses no script and tracks nobody; it sets one cookie, when you sign in."))
      }
    }
    sources(html)
    state(html)
    html.part("run", visit.say("如何运行", "How to run it")) {
      html.pre { html.code("lianqiao demo\nlianqiao serve --store var/lianqiao.db --port 8080") }
    }
  }

  private func sources(_ html: HTMLWriter) {
    html.part("sources", visit.say("来源与许可", "Sources and licences")) {
      html.p {
        html.a(
          visit.say("\(publications) 篇文献", publications == 1 ? "1 publication" : "\(publications) publications"),
          .href(visit.link(.list(Publication.kind))))
        html.text(visit.say("；参考集如下。", "; reference sets as follows."))
      }
      if sets.isEmpty {
        html.p(
          visit.say(
            "未安装参考集，仅用程序自带的编码简表。", "No reference set is installed; only the program's compact tables are in use."),
          .class("muted"))
      } else {
        html.div(.class("table-wide"), .role("region"), .ariaLabel(title), .focusable(true)) { table(html) }
      }
    }
  }

  private func table(_ html: HTMLWriter) {
    html.table(.class("sets")) {
      html.caption(visit.say("参考集", "Reference sets"), .class("unseen"))
      html.thead {
        html.tr { for field in ReferenceSet.fields { html.th(field.label[visit.language], .column) } }
      }
      html.tbody {
        for set in sets {
          html.tr {
            for field in ReferenceSet.fields {
              html.td(.class("checksum", if: field.name == "checksum")) {
                if let value = field.get(set) { html.factValue(value, field.type, field: field.name, visit) }
              }
            }
          }
        }
      }
    }
  }

  private func state(_ html: HTMLWriter) {
    let head = visit.snapshot.head
    html.part("state", visit.say("数据状态", "State of the data")) {
      html.dl(.class("state")) {
        html.dt(visit.say("截至", "As of"))
        html.dd { html.asOf(visit) }
        if visit.audience == .operating {
          html.dt(visit.say("日志头", "Journal head"))
          html.dd { html.code(head.hash.isEmpty ? "—" : "\(head.sequence) \(head.hash)", .class("checksum")) }
        }
        html.dt(visit.say("矛盾之处", "Contradictions"))
        html.dd { html.a(NumberWords.grouped(visit.snapshot.contradictions.count), .href(visit.link(.figures))) }
      }
      html.p(
        visit.say(
          "日志只追加、逐条以哈希相连：改动一条即可查出。", "The journal is append-only and chained by hashes: a changed entry shows."),
        .class("muted"))
    }
  }
}
