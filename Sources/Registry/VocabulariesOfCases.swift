package import Core

// Vocabularies of cases and agreements.

extension Vocabulary {
  /// Steps of a device's way to its users, in their order; `WayOfAProduct` says where they come from.
  package static let steps = Vocabulary(
    "step",
    [
      .init("research", "产品研发", "Development", ["研发"]),
      .init("animal-test", "临床前动物试验", "Preclinical animal test", ["动物试验", "临床前"]),
      .init("trial", "临床试验", "Clinical trial", []),
      .init("testing", "注册检验", "Registration testing", ["检验", "型式检验"]),
      .init("rectification", "技术要求整改", "Rectification", ["整改"]),
      .init("registration", "产品注册", "Registration", ["注册", "注册申报"]),
      .init("health-economics", "卫生经济学评价", "Health-economic evaluation", ["卫生经济学"]),
      .init("feedback", "临床使用反馈", "Feedback from clinical use", ["使用反馈"]),
    ])

  package static let caseStates = Vocabulary(
    "case-state",
    [
      .init("open", "进行中", "Open", ["在办"]),
      .init("approved", "已获批", "Approved", ["批准"]),
      .init("refused", "未获批", "Refused", ["不予注册"]),
      .init("withdrawn", "已撤回", "Withdrawn", ["撤回", "终止"]),
    ])

  package static let agreementTypes = Vocabulary(
    "agreement-type",
    [
      .init("strategic", "战略合作协议", "Strategic cooperation", ["战略合作", "合作框架"]),
      .init("intent", "意向书", "Letter of intent", ["意向协议", "意向"]),
      .init("purchase", "采购合同", "Purchase", ["采购"]),
      .init("supply", "供应合同", "Supply", ["供货"]),
      .init("development", "研发合作协议", "Joint development", ["联合攻关"]),
      .init("investment", "投资协议", "Investment", ["投资"]),
      .init("trial", "临床试验协议", "Clinical trial", ["临床试验与转化基地"]),
      .init("service", "服务合同", "Services", ["服务"]),
      .init("lease", "场地租赁合同", "Lease", ["租赁", "入驻协议"]),
      .init("employment", "聘用合同", "Employment", ["聘用", "聘书"]),
      .init("licence", "许可协议", "Licence", ["技术许可", "license"]),
    ])

  package static let agreementStates = Vocabulary(
    "agreement-state",
    [
      .init("planned", "拟签", "Planned", ["计划签约"]),
      .init("signed", "已签", "Signed", ["签约", "已签约"]),
      .init("ended", "已终止", "Ended", ["终止", "到期"]),
    ])
}
