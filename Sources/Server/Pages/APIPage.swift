import Core
import HTML
import HTTPTypes
import Registry

/// The API for those who read before they program: each route with its parameters, answers and a command to try.
struct APIPage: Page {
  static let printsHost = true
  let visit: Visit

  init(_ visit: Visit) { self.visit = visit }

  var title: String { visit.say("接口", "API") }

  private var base: String { "http://\(visit.host ?? "127.0.0.1:8080")" }

  func write(_ html: HTMLWriter) {
    html.pageHead(
      visit.say("接口", "API"),
      lead: visit.say(
        "凡页面所示，程序均可读取；持令牌者还可导入。本页与下面的文档都由同一张路由表写成。",
        "Programs can read whatever the pages show; with a token they can import too. This page and the document below are written from one table of routes."
      ))
    html.part("begin", visit.say("入门", "To begin with")) { beginning(html) }
    for tag in APITag.allCases {
      html.part(tag.rawValue, tag.label[visit.language]) {
        for route in APIRoute.all where route.tag == tag { write(html, route) }
      }
    }
  }

  private func beginning(_ html: HTMLWriter) {
    html.ul(.class("prose")) {
      html.li {
        html.text(visit.say("OpenAPI 3.1 文档：", "The OpenAPI 3.1 document: "))
        html.a("/api/openapi.json", .href(Link(path: ["api", "openapi.json"])))
        html.text(visit.say("；出错代码：", "; error codes: "))
        html.a(visit.say("全部问题", "all problems"), .href(visit.link(.problems)))
      }
      html.li(
        visit.say(
          "文字按语言给出；金额为最小货币单位的整数；日期为 ISO 8601；代码写作 体系:代码，记录写作 类别/编号；没有的值不出现。",
          "Text comes by language, money in whole minor units, days as ISO 8601, codes as system:value, records as kind/id; what has no value is absent."
        ))
      html.li(
        visit.say(
          "翻页：把答复中的 next 作为 cursor 再问，其余参数不变。每个答复带 ETag；附 If-None-Match 再问，未变时答 304。",
          "Paging: ask again with `next` as cursor and all else as it was. Each answer has an ETag: ask with If-None-Match, and what has not changed is answered 304."
        ))
      html.li(
        visit.say(
          "写入需令牌：以 lianqiao serve --token-file 文件 启动服务，请求附 Authorization: Bearer 令牌。持令牌读取可见全部记录。",
          "Writing needs a token: start `lianqiao serve --token-file PATH`, and send Authorization: Bearer TOKEN. With it, reading shows every record."
        ))
    }
  }

  private func write(_ html: HTMLWriter, _ route: APIRoute) {
    html.details(.class("route"), .id("route-\(route.name)")) {
      html.summary {
        html.code("\(route.method.rawValue) \(route.path)")
        html.text(" ")
        html.text(route.summary[visit.language])
      }
      if let about = route.about { html.p(about[visit.language]) }
      if !route.parameters.isEmpty { parameters(html, route) }
      if let body = route.body {
        html.p("\(body.about[visit.language])\(visit.say("：", ": "))\(body.types.map(\.type).joined(separator: ", "))")
      }
      answers(html, route)
      if let command = APIExample.command(route, visit.snapshot, base: base) { html.pre { html.code(command) } }
    }
  }

  private func parameters(_ html: HTMLWriter, _ route: APIRoute) {
    let caption = visit.say("\(route.name) 的参数", "Parameters of \(route.name)")
    html.div(.class("table-wide"), .role("region"), .ariaLabel(caption), .focusable(true)) {
      html.table {
        html.caption(caption, .class("unseen"))
        html.thead {
          html.tr {
            html.th(visit.say("参数", "Parameter"), .column)
            html.th(visit.say("含义", "Meaning"), .column)
            html.th(visit.say("取值", "Takes"), .column)
          }
        }
        html.tbody {
          for parameter in route.parameters {
            html.tr {
              html.th(.row) {
                html.code(parameter.name)
                if parameter.isRequired { html.text(visit.say("（必需）", " (required)")) }
                if parameter.place == .header { html.text(visit.say("（首部）", " (header)")) }
              }
              html.td(parameter.about[visit.language])
              html.td {
                html.text(parameter.shape.expected[visit.language])
                if let fallback = parameter.fallback {
                  html.text(visit.say("；默认 \(fallback)", "; \(fallback) if left out"))
                }
              }
            }
          }
        }
      }
    }
  }

  private func answers(_ html: HTMLWriter, _ route: APIRoute) {
    html.ul(.class("prose")) {
      html.li {
        html.code("\(route.answer.status) \(route.answer.type.rawValue)")
        html.text(" \(route.answer.about[visit.language])")
      }
      for rule in Set(route.refusals).sorted(by: { ($0.status, $0.code) < ($1.status, $1.code) }) {
        html.li {
          html.code("\(rule.status)")
          html.text(" ")
          html.a(rule.code, .href(visit.link(.problem(rule.code))))
          html.text(" \(ProblemAnswer.title(rule, visit.language))")
        }
      }
    }
  }
}
