extension ContentLines {
  mutating func add(_ meeting: Meeting, _ method: CalendarFile.Method, stamp: Int) {
    begin("VEVENT")
    add("UID", .text(meeting.uid))
    add("SEQUENCE", .integer(max(meeting.sequence, 0)))
    add("DTSTAMP", .instant(stamp))
    add("DTSTART", [.zone(meeting.zone)], .time(meeting.start.seconds))
    add("DTEND", [.zone(meeting.zone)], .time(meeting.end.seconds))
    add("SUMMARY", .text(meeting.summary))
    add("DESCRIPTION", unlessEmpty: meeting.description, PropertyValue.text)
    add("LOCATION", unlessEmpty: meeting.location, PropertyValue.text)
    add("URL", unlessEmpty: meeting.url, PropertyValue.link)
    add("STATUS", .word(meeting.isCancelled || method == .cancel ? "CANCELLED" : "CONFIRMED"))
    add("ORGANIZER", [.called(meeting.organiser.name)], .mail(meeting.organiser.address))
    // RFC 5546, 3.2.1: none where the file is published; and who comes is not everybody's business.
    if method != .publish { for attendee in meeting.attendees { add(attendee, method) } }
    end("VEVENT")
  }

  private mutating func add(_ attendee: Attendee, _ method: CalendarFile.Method) {
    let isAsked = method == .request && attendee.answer == .unanswered
    add(
      "ATTENDEE",
      [
        .called(attendee.party.name), .word("ROLE", "REQ-PARTICIPANT"), .word("PARTSTAT", attendee.answer.word),
        isAsked ? .word("RSVP", "TRUE") : nil,
      ], .mail(attendee.party.address))
  }
}
