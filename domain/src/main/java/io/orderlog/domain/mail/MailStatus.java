package io.orderlog.domain.mail;

/** The status of a mail, as clients see it. */
public enum MailStatus {
  REQUESTED, SENT,
  /** It could not be sent. */
  GAVE_UP,
  /** It was not to be sent. */
  SUPPRESSED
}
