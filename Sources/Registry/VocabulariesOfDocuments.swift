package import Core

// Vocabularies of policies, places, events, publications, figures, relations and of the registry's own bookkeeping.

extension Vocabulary {
  package static let supports = Vocabulary(
    "support",
    [
      .init("innovation", "创新策源", "Innovation platforms", []),
      .init("research", "研发攻关", "Research and development", []),
      .init("transformation", "成果转化", "Transfer of results", []),
      .init("trial", "临床试验", "Clinical trials", []),
      .init("registration", "注册审批", "Registration", []),
      .init("production", "生产制造", "Production", []),
      .init("demonstration", "应用示范", "Demonstration", []),
      .init("procurement", "采购入院", "Hospital procurement", []),
      .init("park", "园区建设", "Parks", []),
      .init("land", "土地供给", "Land", []),
      .init("finance", "基金融资", "Finance", []),
      .init("talent", "人才", "Talent", []),
      .init("testing", "检验检测", "Testing", []),
      .init("service", "企业服务", "Services", []),
    ])

  package static let placeTypes = Vocabulary(
    "place-type",
    [
      .init("city", "城市", "City", []),
      .init("district", "区", "District", []),
      .init("park", "园区", "Park", []),
      .init("station", "服务站", "Service station", []),
      .init("venue", "场馆", "Venue", []),
      .init("zone", "功能区", "Zone", []),
      .init("cluster-city", "产业城", "Industry city", []),
    ])

  package static let eventTypes = Vocabulary(
    "event-type",
    [
      .init("exhibition", "展览会", "Exhibition", []),
      .init("summit", "峰会", "Summit", []),
      .init("round-table", "圆桌峰会", "Round table", []),
      .init("press-conference", "新闻发布会", "Press conference", []),
      .init("forum", "论坛", "Forum", []),
      .init("zone", "展区", "Exhibition zone", []),
      .init("showcase", "展示", "Showcase", []),
    ])

  package static let publicationTypes = Vocabulary(
    "publication-type",
    [
      .init("article", "报道", "Article", []),
      .init("catalogue", "产品目录", "Catalogue", []),
      .init("ranking", "榜单", "Ranking", []),
      .init("award", "奖项", "Award", []),
      .init("plan", "规划", "Plan", []),
      .init("opinion", "意见", "Opinion", []),
      .init("list", "名单", "List", []),
    ])

  package static let qualifiers = Vocabulary(
    "qualifier",
    [
      .init("exact", "等于", "exactly", []),
      .init("over", "超过", "over", ["逾", "余", "多"]),
      .init("about", "约", "about", []),
      .init("nearly", "近", "nearly", []),
      .init("at-least", "不少于", "at least", ["以上"]),
    ])

  package static let natures = Vocabulary(
    "nature", [.init("observed", "实际", "Observed", []), .init("target", "目标", "Target", [])])

  package static let relationTypes = Vocabulary(
    "relation-type",
    [
      .init("member-of", "成员单位", "is a member of", []),
      .init("affiliated-with", "隶属于", "is affiliated with", []),
      .init("founded", "发起设立", "founded", []),
      .init("hosts", "主办", "hosts", []),
      .init("co-hosts", "协办", "co-hosts", []),
      .init("supports", "支持", "supports", []),
      .init("guides", "指导", "guides", []),
      .init("organises", "组织", "organises", []),
      .init("partners-with", "合作", "partners with", []),
      .init("attends", "参加", "attends", []),
      .init("exhibits", "参展", "exhibits at", []),
      .init("makes", "生产", "makes", []),
      .init("contains", "包含", "contains", []),
      .init("supplies", "供应", "supplies", []),
      .init("substitutes", "替代", "substitutes for", []),
      .init("located-in", "位于", "is located in", []),
      .init("operates", "运营", "operates", []),
      .init("invests-in", "投资", "invests in", []),
      .init("works-on", "研制", "works on", []),
      .init("released-at", "发布于", "was released at", []),
      .init("issued", "发布", "issued", []),
      .init("awarded", "授予", "awarded", []),
      .init("advises", "咨询", "advises", []),
      .init("employed-by", "任职于", "is employed by", ["受聘于"]),
      .init("co-invents", "共同发明", "holds a patent with", ["共有专利", "co-patent"]),
      .init("interest-in", "声明利益", "declares an interest in", ["利益关系"]),
      .init("recused-from", "回避", "is recused from", []),
      .init("party-to", "签约方", "is a party to", []),
    ])

  package static let claimReasons = Vocabulary(
    "claim-reason",
    [
      .init("source", "来源不一", "sources disagree", []),
      .init("edited", "与人工修改不同", "differs from a hand edit", []),
      .init("merged", "来自并入的记录", "from a record merged into it", []),
      .init("decided", "与人工裁定不同", "differs from a decision", []),
      .init("replaced", "裁定前的值", "stood before a decision", []),
    ])

  package static let claimVerdicts = Vocabulary(
    "claim-verdict",
    [
      .init("open", "待定", "Open", []), .init("accepted", "采纳", "Accepted", ["accept", "接受"]),
      .init("rejected", "不采纳", "Rejected", ["reject", "拒绝"]),
    ])

  package static let verdicts = Vocabulary(
    "verdict",
    [
      .init("open", "待定", "Open", []), .init("same", "同一", "The same", ["相同"]),
      .init("different", "不同", "Different", ["不是", "并非同一"]),
    ])

  package static let batchStates = Vocabulary(
    "batch-state",
    [
      .init("done", "已完成", "Done", []), .init("undone", "已撤销", "Undone", []),
      .init("partly-undone", "部分撤销", "Partly undone", []),
    ])
}
