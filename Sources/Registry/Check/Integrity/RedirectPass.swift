import Core
import Store

/// Whether every redirect leads somewhere, and nothing names a record that was merged away.
///
/// References in columns are the affair of `RecordPass`; a claim names a record within its value.
struct RedirectPass {
  let register: Register
  let list: ProblemList
  let connection: any Connection

  func run() throws {
    var seen: Set<String> = []
    try Table<Redirect>.each(connection) { redirect in
      guard let former = redirect.former, let into = redirect.into, let ref = Ref(former), ref.kind == into.kind else {
        return add(redirect, "redirect.damaged", Label("\(redirect.ref) 残缺", "\(redirect.ref) is damaged"))
      }
      if !seen.insert(former).inserted {
        add(redirect, "redirect.twice", Label("\(former) 有两个去向", "\(former) leads to two records"))
      }
      if try register.has(ref) {
        add(
          redirect, "redirect.alive",
          Label("\(former) 已并入 \(into)，却仍在", "\(former) is merged into \(into) and still there"))
      }
      if try Redirects.of(into, connection) != nil {
        add(
          redirect, "redirect.chain",
          Label("\(former) 指向的 \(into) 也已并入别处", "\(former) leads to \(into), which is merged away itself"))
      }
    }
    try claimed()
  }

  private func claimed() throws {
    let rows = try connection.rows(
      "SELECT c.id, c.value FROM claim c JOIN redirect r ON r.\"former\" = c.value ORDER BY c.id")
    for row in rows {
      guard let id = row.string(0), let value = row.string(1) else { continue }
      let ref = Ref(Claim.kind, id)
      list.add(
        "reference.nowhere", at: ref, place: "\(ref) value",
        Label("\(ref) 的值指向已并入别处的 \(value)", "\(ref): value names \(value), which is merged away"))
    }
  }

  private func add(_ redirect: Redirect, _ code: String, _ label: Label) {
    list.add(code, at: redirect.ref, place: "\(redirect.ref)", others: redirect.into.map { [$0] } ?? [], label)
  }
}
