package io.orderlog.domain.mail;

/** Why a mail does not take a command. */
public sealed interface MailRejection {

  /** Nobody wanted anything to be sent under this id. */
  record NoSuchMail() implements MailRejection {}

  /** It is known, or of no consequence any more, and stays so. */
  record AlreadyRecorded(MailStatus status) implements MailRejection {}

  /** It is not too late yet. */
  record NotDue() implements MailRejection {}
}
