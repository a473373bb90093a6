package import Core

/// Something that somebody may do. It is had by offices, and for an organisation by what one is to it.
package enum Permission: String, Sendable, CaseIterable {
  case readPublic, signIn, readOwnAccount, changeOwnAccount
  case post, answer, invite, claimOrganisation
  /// Work on engagements: those of one's own organisations, those that one leads.
  case engage
  /// Lists as files: what one may see anyhow, all at once.
  case takeAlong
  /// Take part in rounds of challenges: apply and object for one's organisation, judge what one was given.
  case apply, judge
  case introduce, review, operate, importFiles, giveOffices, runRounds

  /// Who has it besides offices.
  package enum Reach: Sendable, Hashable {
    case anybody
    /// Whoever has signed in, for what is their own.
    case signedIn
    /// For an organisation, whoever is at least this to it.
    case organisation(Membership.Role)
    case officesAlone
  }

  package var reach: Reach {
    switch self {
    case .readPublic, .signIn: .anybody
    case .readOwnAccount, .changeOwnAccount, .claimOrganisation, .engage, .takeAlong, .judge: .signedIn
    case .post, .answer, .apply: .organisation(.editor)
    case .invite: .organisation(.owner)
    case .introduce, .review, .operate, .importFiles, .giveOffices, .runRounds: .officesAlone
    }
  }

  /// Offices that have it everywhere.
  package var offices: Set<Office> {
    switch self {
    // A side's yes is its own: the office leads, and says nobody's.
    case .readPublic, .signIn, .readOwnAccount, .changeOwnAccount, .claimOrganisation, .answer, .apply, .judge: []
    case .post, .invite, .importFiles, .operate, .engage, .runRounds: [.operator, .administrator]
    case .takeAlong: Set(Office.allCases)
    case .introduce: [.broker, .operator, .administrator]
    case .review: [.reviewer, .operator, .administrator]
    case .giveOffices: [.administrator]
    }
  }

  package var label: Label {
    switch self {
    case .readPublic: Label("阅读公开内容", "Read what is public")
    case .signIn: Label("登录", "Sign in")
    case .readOwnAccount: Label("查看自己的账号", "See one's own account")
    case .changeOwnAccount: Label("修改自己的账号", "Change one's own account")
    case .post: Label("发布需求与供给", "Post needs and offers")
    case .answer: Label("表示意向或婉拒", "Say yes or no to a match")
    case .invite: Label("邀请成员、调整成员角色", "Invite members and change what they are")
    case .claimOrganisation: Label("认领单位", "Claim an organisation")
    case .engage: Label("推进对接", "Work on engagements")
    case .takeAlong: Label("下载清单", "Download lists")
    case .apply: Label("揭榜申报、提出异议", "Apply to rounds of challenges, and object to results")
    case .judge: Label("评审分派的申报", "Judge applications that one was given")
    case .runRounds: Label("组织揭榜挂帅", "Run rounds of challenges")
    case .introduce: Label("撮合引荐", "Bring two sides together")
    case .review: Label("审核", "Review what is handed in")
    case .operate: Label("日常运营", "Run the daily work")
    case .importFiles: Label("导入文件", "Import files")
    case .giveOffices: Label("分派职务、停用账号", "Give offices and suspend accounts")
    }
  }
}
